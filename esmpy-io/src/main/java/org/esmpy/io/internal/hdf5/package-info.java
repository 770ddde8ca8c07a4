/**
 * HDF5 for the formats that sit on it; not part of the API. jHDF is used here and nowhere else, so that its limits are
 * met in one place: {@link org.esmpy.io.internal.hdf5.Hdf5File} shields readers from damaged and forged files,
 * {@link org.esmpy.io.internal.hdf5.Hdf5Output} shields writers from the defects of jHDF's writer.
 */
@NullMarked
package org.esmpy.io.internal.hdf5;

import org.jspecify.annotations.NullMarked;
