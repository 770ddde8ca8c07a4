/** Decides which problems each solver of this library accepts. */
@NullMarked
package org.esmpy.solver.internal.limit;

import org.jspecify.annotations.NullMarked;
