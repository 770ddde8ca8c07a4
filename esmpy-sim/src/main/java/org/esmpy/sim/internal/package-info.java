/** Classes that the packages of this module share; not part of the public interface. */
@NullMarked
package org.esmpy.sim.internal;

import org.jspecify.annotations.NullMarked;
