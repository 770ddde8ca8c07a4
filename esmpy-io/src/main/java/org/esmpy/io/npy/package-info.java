/** NumPy's {@code .npy} files. */
@NullMarked
package org.esmpy.io.npy;

import org.jspecify.annotations.NullMarked;
