/**
 * How many phases the counts support: fits with one phase more each time, judged by what noise alone would gain
 * ({@link org.esmpy.solver.rank.RankSelection}).
 */
@NullMarked
package org.esmpy.solver.rank;

import org.jspecify.annotations.NullMarked;
