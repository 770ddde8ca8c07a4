/**
 * Phantoms that are described in YAML. {@link org.esmpy.sim.scene.Scenes} reads the built-in scenes and files of the
 * user.
 */
@NullMarked
package org.esmpy.sim.scene;

import org.jspecify.annotations.NullMarked;
