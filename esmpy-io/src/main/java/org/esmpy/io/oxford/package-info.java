/** Reads the HDF5 files of Oxford Instruments' AZtec. */
@NullMarked
package org.esmpy.io.oxford;

import org.jspecify.annotations.NullMarked;
