/**
 * Proposes the phases from which the low-dose pipeline begins its fits: corners, clusters and repeated compositions
 * among bins and regions ({@link org.esmpy.solver.lowdose.start.StartGenerator}).
 */
@NullMarked
package org.esmpy.solver.lowdose.start;

import org.jspecify.annotations.NullMarked;
