/** Summaries of what a file holds, with contradictions in its data and metadata. */
@NullMarked
package org.esmpy.bench.info;

import org.jspecify.annotations.NullMarked;
