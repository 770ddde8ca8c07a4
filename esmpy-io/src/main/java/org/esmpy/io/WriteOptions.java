package org.esmpy.io;

import java.util.Optional;

/**
 * What to write beside an image.
 *
 * @param decomposition factors and maps of a fit of this image; formats without a place for them refuse
 */
public record WriteOptions(Optional<Decomposition> decomposition) {
    public static WriteOptions defaults() {
        return new WriteOptions(Optional.empty());
    }

    public WriteOptions withDecomposition(Decomposition value) {
        return new WriteOptions(Optional.of(value));
    }
}
