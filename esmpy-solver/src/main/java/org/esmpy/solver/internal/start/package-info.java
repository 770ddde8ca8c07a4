/** Prepares the start of a fit: reads which entries of W and H are fixed or bounded, and checks given factors. */
@NullMarked
package org.esmpy.solver.internal.start;

import org.jspecify.annotations.NullMarked;
