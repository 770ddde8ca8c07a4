/** The commands that take apart or examine one map: fit, rank and calibrate. */
@NullMarked
package org.esmpy.bench.cli.fit;

import org.jspecify.annotations.NullMarked;
