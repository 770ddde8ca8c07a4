/** Bremsstrahlung of thin specimens; start at {@link org.esmpy.physics.continuum.Continua}. */
@NullMarked
package org.esmpy.physics.continuum;

import org.jspecify.annotations.NullMarked;
