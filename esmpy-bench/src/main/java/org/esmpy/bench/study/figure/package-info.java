/** Figures of a study, ready for a paper: each as a PNG and an SVG file, with its numbers as CSV. */
@NullMarked
package org.esmpy.bench.study.figure;

import org.jspecify.annotations.NullMarked;
