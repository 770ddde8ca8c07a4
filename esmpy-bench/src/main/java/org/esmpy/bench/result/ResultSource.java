package org.esmpy.bench.result;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The file or simulation from which the data of a fit came.
 *
 * @param path   file, or a description of the simulation
 * @param sha256 SHA-256 of the file in hexadecimal, of several files with spaces between; empty for a simulation
 */
public record ResultSource(String path, String sha256) {
    /** A file, with its checksum. */
    public static ResultSource of(Path file) throws IOException {
        return new ResultSource(file.toString(), Sha256.of(file));
    }

    /** Several files that were fitted as one map, with their checksums, in their order. */
    public static ResultSource of(List<Path> files) throws IOException {
        List<String> paths = new ArrayList<>();
        List<String> sums = new ArrayList<>();
        for (Path file : files) {
            paths.add(file.toString());
            sums.add(Sha256.of(file));
        }
        return new ResultSource(String.join(" ", paths), String.join(" ", sums));
    }
}
