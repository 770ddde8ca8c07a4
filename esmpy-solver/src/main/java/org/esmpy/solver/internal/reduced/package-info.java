/**
 * The second-order core: the objective as a function of W alone, {@code min_H F(W,H)}, with its derivatives, and the
 * steps of H and W that lower it. All solvers that use second derivatives are built on it.
 */
@NullMarked
package org.esmpy.solver.internal.reduced;

import org.jspecify.annotations.NullMarked;
