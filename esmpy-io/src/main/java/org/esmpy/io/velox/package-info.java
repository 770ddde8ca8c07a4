/** Reads the HDF5 files of Thermo Fisher's Velox: event streams of the detector segments. */
@NullMarked
package org.esmpy.io.velox;

import org.jspecify.annotations.NullMarked;
