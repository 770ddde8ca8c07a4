package org.esmpy.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Test files that are kept packed. */
public final class PackedResources {
    private PackedResources() {}

    /** Unpacks {@code /org/esmpy/io/hdf5/NAME.gz} into a folder. */
    public static Path hdf5(String name, Path folder) throws IOException {
        InputStream packed = Objects.requireNonNull(
                PackedResources.class.getResourceAsStream("/org/esmpy/io/hdf5/" + name + ".gz"), name);
        Path file = folder.resolve(name);
        try (InputStream content = new GZIPInputStream(packed)) {
            Files.copy(content, file);
        }
        return file;
    }
}
