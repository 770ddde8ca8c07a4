package org.esmpy.io;

import java.util.Optional;

/**
 * Options of a write: what to write beside an image.
 *
 * @param decomposition factors and maps of a fit of this image; formats without a place for them refuse
 * @param overwrite     whether {@link org.esmpy.io.catalog.FormatCatalog#write} may replace a file that exists
 */
public record WriteOptions(Optional<Decomposition> decomposition, boolean overwrite) {
    /** Nothing beside the image, and no file is replaced. */
    public static WriteOptions defaults() {
        return new WriteOptions(Optional.empty(), false);
    }

    /** These options, with which an older file of the name is replaced. */
    public WriteOptions overwriting() {
        return new WriteOptions(decomposition, true);
    }

    public WriteOptions withDecomposition(Decomposition value) {
        return new WriteOptions(Optional.of(value), overwrite);
    }
}
