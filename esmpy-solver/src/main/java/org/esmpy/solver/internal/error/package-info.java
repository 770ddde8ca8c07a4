/** Computes errors of weights, shares and thicknesses from the curvature of the objective. */
@NullMarked
package org.esmpy.solver.internal.error;

import org.jspecify.annotations.NullMarked;
