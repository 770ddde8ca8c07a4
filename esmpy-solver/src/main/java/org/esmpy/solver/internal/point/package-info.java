/** Bins as points: whitening, corners of their cloud, clusters. */
@NullMarked
package org.esmpy.solver.internal.point;

import org.jspecify.annotations.NullMarked;
