/**
 * Reads and writes HDF5 for the formats that are based on it; not part of the API. Files are read by classes of this
 * package, each for one structure of the HDF5 File Format Specification 3.0 (The HDF Group,
 * https://support.hdfgroup.org/documentation/hdf5/latest/_s_p_e_c.html): a reader of untrusted files must know what it
 * will allocate and visit before it does so. {@link org.esmpy.io.internal.hdf5.Hdf5File} is where they begin. Files are
 * written by jHDF, which is used here and nowhere else; {@link org.esmpy.io.internal.hdf5.Hdf5Output} shields writers
 * from its defects.
 */
@NullMarked
package org.esmpy.io.internal.hdf5;

import org.jspecify.annotations.NullMarked;
