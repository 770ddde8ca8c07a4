/** Prepares the data of a fit: the part that is fitted, its elements, and the calibration of its energy axis and line shape. */
@NullMarked
package org.esmpy.bench.calibrate;

import org.jspecify.annotations.NullMarked;
