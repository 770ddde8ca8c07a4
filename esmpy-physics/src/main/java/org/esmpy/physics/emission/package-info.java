/** Characteristic spectra under an electron beam; start at {@link org.esmpy.physics.emission.EmissionSpectra}. */
@NullMarked
package org.esmpy.physics.emission;

import org.jspecify.annotations.NullMarked;
