/** Solvers that reach the optimum and say so, {@code newton} and {@code bcd}, and the standard errors there. */
@NullMarked
package org.esmpy.solver.newton;

import org.jspecify.annotations.NullMarked;
