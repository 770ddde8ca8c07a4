/**
 * Deviations of a simulated map from the model of a fit: {@link org.esmpy.sim.imperfection.Imperfection} lists the
 * kinds, {@link org.esmpy.sim.imperfection.Imperfections} holds those of one map with their sizes.
 */
@NullMarked
package org.esmpy.sim.imperfection;

import org.jspecify.annotations.NullMarked;
