/** Attenuation of photons in matter; start at {@link org.esmpy.physics.attenuation.MassAttenuations}. */
@NullMarked
package org.esmpy.physics.attenuation;

import org.jspecify.annotations.NullMarked;
