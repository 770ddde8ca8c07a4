/** Sentences that tell a person what a fit found, for the terminal and for the files of results. */
@NullMarked
package org.esmpy.bench.words;

import org.jspecify.annotations.NullMarked;
