/** Sentences for the user about the results of a fit, for the terminal and for the files of results. */
@NullMarked
package org.esmpy.bench.words;

import org.jspecify.annotations.NullMarked;
