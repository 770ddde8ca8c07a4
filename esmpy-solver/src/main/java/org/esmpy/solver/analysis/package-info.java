/**
 * Does the whole job on a map and a model by one call of {@link org.esmpy.solver.analysis.PhaseAnalysis}: number of
 * phases, choice of method, fit, errors, ranges, compositions and warnings.
 */
@NullMarked
package org.esmpy.solver.analysis;

import org.jspecify.annotations.NullMarked;
