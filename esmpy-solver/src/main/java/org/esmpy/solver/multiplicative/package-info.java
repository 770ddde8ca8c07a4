/** Solvers by multiplicative updates: {@code mu}, {@code nmf} and, for now, {@code esmpy}. */
@NullMarked
package org.esmpy.solver.multiplicative;

import org.jspecify.annotations.NullMarked;
