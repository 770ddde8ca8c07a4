/** The HDF5 files of HyperSpy, layouts 1.2 to 3.3. */
@NullMarked
package org.esmpy.io.hspy;

import org.jspecify.annotations.NullMarked;
