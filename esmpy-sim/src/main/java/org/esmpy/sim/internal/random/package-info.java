/** Random numbers for geometries; not part of the public interface. */
@NullMarked
package org.esmpy.sim.internal.random;

import org.jspecify.annotations.NullMarked;
