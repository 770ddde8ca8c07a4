/**
 * Simulated spectrum images with known truth. A {@link org.esmpy.sim.Phantom} has true spectra and abundances
 * ({@link org.esmpy.sim.GroundTruth}); a {@link org.esmpy.model.CountSampler} draws Poisson counts from them. The truth
 * is saved with the image, so that a later fit can be compared with it.
 */
@NullMarked
package org.esmpy.sim;

import org.jspecify.annotations.NullMarked;
