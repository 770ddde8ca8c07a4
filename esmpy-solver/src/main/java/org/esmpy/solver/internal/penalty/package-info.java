/** Computes the penalties on W and H for all solvers. */
@NullMarked
package org.esmpy.solver.internal.penalty;

import org.jspecify.annotations.NullMarked;
