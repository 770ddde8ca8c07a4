/**
 * How many phases the counts support: fits with one phase more each time, judged by counts they have not seen
 * ({@link org.esmpy.solver.rank.RankSelection}).
 */
@NullMarked
package org.esmpy.solver.rank;

import org.jspecify.annotations.NullMarked;
