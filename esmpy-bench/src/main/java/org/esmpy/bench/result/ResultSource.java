package org.esmpy.bench.result;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The file or simulation from which the data of a fit came.
 *
 * @param path   file, or a description of the simulation
 * @param sha256 SHA-256 of the file in hexadecimal; empty for a simulation
 */
public record ResultSource(String path, String sha256) {
    /** A file, with its checksum. */
    public static ResultSource of(Path file) throws IOException {
        return new ResultSource(file.toString(), Sha256.of(file));
    }
}
