/** Writes stacks of maps for ImageJ. */
@NullMarked
package org.esmpy.io.tiff;

import org.jspecify.annotations.NullMarked;
