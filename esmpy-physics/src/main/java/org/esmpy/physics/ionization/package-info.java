/** Electron-impact ionisation; start at {@link org.esmpy.physics.ionization.IonizationCrossSections}. */
@NullMarked
package org.esmpy.physics.ionization;

import org.jspecify.annotations.NullMarked;
