/** Solves small linear systems and quadratic problems with bounds, for this module and the solvers; no API. */
@NullMarked
package org.esmpy.model.internal;

import org.jspecify.annotations.NullMarked;
