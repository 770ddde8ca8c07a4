/** Parts that the packages of this module share and that are no API. */
@NullMarked
package org.esmpy.sim.internal;

import org.jspecify.annotations.NullMarked;
