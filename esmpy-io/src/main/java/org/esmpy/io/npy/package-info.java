/** Reads and writes NumPy's {@code .npy} and {@code .npz} files. */
@NullMarked
package org.esmpy.io.npy;

import org.jspecify.annotations.NullMarked;
