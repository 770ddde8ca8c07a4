/**
 * Files in and out. A {@link org.esmpy.io.SpectrumImageReader} turns a file into a sparse
 * {@link org.esmpy.model.SpectrumImage} without ever forming the dense cube, a
 * {@link org.esmpy.io.SpectrumImageWriter} does the reverse and never leaves half a file, and
 * {@link org.esmpy.io.catalog.FormatCatalog} finds the reader that recognises a file by its content. A format lives in a package
 * of its own; this module never sees a solver.
 */
@NullMarked
package org.esmpy.io;

import org.jspecify.annotations.NullMarked;
