/** Scores of decompositions, by esmpy or other programs, against the truth of simulations, and the table of runs. */
@NullMarked
package org.esmpy.bench.score;

import org.jspecify.annotations.NullMarked;
