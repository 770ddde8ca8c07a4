/** Plain NMF by least squares, {@code nmf-frobenius}: the Gaussian baseline of comparisons. */
@NullMarked
package org.esmpy.solver.leastsquares;

import org.jspecify.annotations.NullMarked;
