/** Random numbers of geometries; no API. */
@NullMarked
package org.esmpy.sim.internal.random;

import org.jspecify.annotations.NullMarked;
