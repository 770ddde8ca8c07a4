package org.esmpy.io;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;

/** Real files, which are not part of the repository. */
public final class Samples {
    private Samples() {}

    /** A sample; the test is skipped where there are none. */
    public static Path file(String folder, String name) {
        String samples = System.getProperty("esmpy.samples", "");
        assumeThat(samples)
                .as("real sample files are read only where the system property esmpy.samples names their folder")
                .isNotEmpty();
        return Path.of(samples, folder, name);
    }
}
