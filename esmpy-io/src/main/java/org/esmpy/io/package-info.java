/**
 * Reads and writes spectrum images. A {@link org.esmpy.io.SpectrumImageReader} turns a file into a sparse
 * {@link org.esmpy.model.SpectrumImage} without ever forming the dense cube, a
 * {@link org.esmpy.io.SpectrumImageWriter} does the reverse and never leaves half a file, and
 * {@link org.esmpy.io.catalog.FormatCatalog} finds the reader that recognises a file by its content. Each format has a
 * package of its own; this module does not depend on solvers.
 */
@NullMarked
package org.esmpy.io;

import org.jspecify.annotations.NullMarked;
