/**
 * Finds how many phases the counts support: each fit has one phase more, and its gain is compared with that of noise
 * alone ({@link org.esmpy.solver.rank.RankSelection}).
 */
@NullMarked
package org.esmpy.solver.rank;

import org.jspecify.annotations.NullMarked;
