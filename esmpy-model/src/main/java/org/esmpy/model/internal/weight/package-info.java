/** Fits one spectrum by non-negative amounts of columns; no API. */
@NullMarked
package org.esmpy.model.internal.weight;

import org.jspecify.annotations.NullMarked;
