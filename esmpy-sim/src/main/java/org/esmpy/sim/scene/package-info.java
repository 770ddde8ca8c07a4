/**
 * Phantoms that are described in YAML. {@link org.esmpy.sim.scene.Scenes} reads them, from files of the user and for the
 * scenes that come with esmpy alike.
 */
@NullMarked
package org.esmpy.sim.scene;

import org.jspecify.annotations.NullMarked;
