/** Treats bins as points of a space: whitening, corners of the cloud of points, clusters. */
@NullMarked
package org.esmpy.solver.internal.point;

import org.jspecify.annotations.NullMarked;
