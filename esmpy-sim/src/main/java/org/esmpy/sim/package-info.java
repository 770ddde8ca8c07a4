/**
 * Simulated spectrum images with known truth. A {@link org.esmpy.sim.Phantom} knows its spectra and abundances
 * ({@link org.esmpy.sim.GroundTruth}); a {@link org.esmpy.sim.CountSampler} draws Poisson counts from them; the truth
 * travels with the image, so that a fit of it can be judged later.
 */
@NullMarked
package org.esmpy.sim;

import org.jspecify.annotations.NullMarked;
