/** Solves small linear systems and non-negative quadratic problems; not part of the public interface. */
@NullMarked
package org.esmpy.model.internal;

import org.jspecify.annotations.NullMarked;
