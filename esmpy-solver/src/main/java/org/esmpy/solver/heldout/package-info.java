/**
 * Scores fits by counts that they have not seen: counts are split into independent halves
 * ({@link org.esmpy.solver.heldout.CountThinning}), and what was fitted to one is judged by the other
 * ({@link org.esmpy.solver.heldout.HeldOut}).
 */
@NullMarked
package org.esmpy.solver.heldout;

import org.jspecify.annotations.NullMarked;
