/** How far a decomposition is from the truth, of our fits and of results of other programs, and the table of runs. */
@NullMarked
package org.esmpy.bench.score;

import org.jspecify.annotations.NullMarked;
