/** Regions of a map that are alike in composition but for noise. */
@NullMarked
package org.esmpy.solver.internal.region;

import org.jspecify.annotations.NullMarked;
