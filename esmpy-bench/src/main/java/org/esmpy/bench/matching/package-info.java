/** Finds which phases of two results are the same. */
@NullMarked
package org.esmpy.bench.matching;

import org.jspecify.annotations.NullMarked;
