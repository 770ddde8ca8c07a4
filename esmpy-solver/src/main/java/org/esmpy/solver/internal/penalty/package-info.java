/** Penalties on W and H, as all solvers take them. */
@NullMarked
package org.esmpy.solver.internal.penalty;

import org.jspecify.annotations.NullMarked;
