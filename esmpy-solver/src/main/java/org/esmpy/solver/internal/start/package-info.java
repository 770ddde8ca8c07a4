/**
 * Where a fit begins: which entries of W and H are fixed or bounded, and whether given factors can be begun with.
 */
@NullMarked
package org.esmpy.solver.internal.start;

import org.jspecify.annotations.NullMarked;
