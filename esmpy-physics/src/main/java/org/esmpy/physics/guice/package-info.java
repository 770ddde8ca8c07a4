/** Wiring of the physics with Guice, which is optional. */
@NullMarked
package org.esmpy.physics.guice;

import org.jspecify.annotations.NullMarked;
