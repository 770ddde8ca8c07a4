/**
 * Factorises maps with few counts per pixel, where the likelihood alone leaves a valley of equally good phases and the
 * result of a solver depends on its start. {@link org.esmpy.solver.lowdose.LowDosePipeline} fits phases from many
 * starts on regions and on square bins. It chooses among them by whether separate regions repeat the phases and by the
 * length of the description of the counts, and then fits the abundances at full resolution with a spatial prior
 * ({@link org.esmpy.solver.mixture.SpatialPrior}), whose strengths are chosen on held-out counts
 * ({@link org.esmpy.solver.heldout.CountThinning}).
 */
@NullMarked
package org.esmpy.solver.lowdose;

import org.jspecify.annotations.NullMarked;
