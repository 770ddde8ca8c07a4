/**
 * Phantoms that are computed from a description: {@link org.esmpy.sim.phantom.PhantomDefinition} is the description,
 * the other factories are the built-in ones.
 */
@NullMarked
package org.esmpy.sim.phantom;

import org.jspecify.annotations.NullMarked;
