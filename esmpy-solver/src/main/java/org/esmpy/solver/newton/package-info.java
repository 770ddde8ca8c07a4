/** Second-order solvers that certify how near they are to the optimum: {@code newton} and {@code bcd}. */
@NullMarked
package org.esmpy.solver.newton;

import org.jspecify.annotations.NullMarked;
