/**
 * Pointwise physics of X-ray emission in a thin specimen: every quantity is an interface whose methods return one
 * number, with its unit in the method name, its source in {@link org.esmpy.physics.Provenance} and a permanent id.
 * Nothing here depends on channels. Implementations live in the sub-packages, one plural factory each.
 */
@NullMarked
package org.esmpy.physics;

import org.jspecify.annotations.NullMarked;
