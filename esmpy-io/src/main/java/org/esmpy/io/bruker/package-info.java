/** Bruker's {@code .bcf} files: a small file system that holds an XML header and packed spectra. */
@NullMarked
package org.esmpy.io.bruker;

import org.jspecify.annotations.NullMarked;
