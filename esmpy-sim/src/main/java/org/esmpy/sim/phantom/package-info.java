/**
 * Phantoms that are computed from a description: {@link org.esmpy.sim.phantom.PhantomDefinition} is the description;
 * the other factories are the built-in phantoms.
 */
@NullMarked
package org.esmpy.sim.phantom;

import org.jspecify.annotations.NullMarked;
