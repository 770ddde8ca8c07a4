/**
 * What counts cannot decide: phases may be moved along valleys of the objective without explaining the counts worse
 * ({@link org.esmpy.solver.valley.ValleySearch}). Standard errors know only the curvature at one point of a valley.
 */
@NullMarked
package org.esmpy.solver.valley;

import org.jspecify.annotations.NullMarked;
