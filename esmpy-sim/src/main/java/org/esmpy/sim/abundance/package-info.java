/**
 * Abundances of simulated maps, made of simple shapes. An {@link org.esmpy.sim.abundance.AbundanceMap} is the abundance
 * of one phase; {@link org.esmpy.sim.abundance.Inclusions} puts several of them into a phase that fills the rest.
 */
@NullMarked
package org.esmpy.sim.abundance;

import org.jspecify.annotations.NullMarked;
