/** Drawings of the page that need no scripts: charts of a few values, sketches, ranges and pictures. */
@NullMarked
package org.esmpy.bench.report.draw;

import org.jspecify.annotations.NullMarked;
