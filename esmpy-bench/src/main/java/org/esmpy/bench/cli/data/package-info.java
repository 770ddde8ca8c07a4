/** The commands that show, make and convert data: info, convert, simulate, lines, lines-map and spectrum. */
@NullMarked
package org.esmpy.bench.cli.data;

import org.jspecify.annotations.NullMarked;
