/** Solvers by multiplicative updates: {@code mu}, {@code squarem}, {@code em}, {@code nmf}. */
@NullMarked
package org.esmpy.solver.multiplicative;

import org.jspecify.annotations.NullMarked;
