package org.esmpy.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.esmpy.model.SpectrumImage;

/**
 * Writes spectrum images of one format. The file appears under its name complete and checked, or not at all; an older
 * file of that name is replaced only then.
 */
public interface SpectrumImageWriter extends SpectrumImageFormat {
    /** File name extensions of this format, in lower case and without the dot; the first is the usual one. */
    List<String> extensions();

    /**
     * The parts of an image that a file of this name has no place for, and that reading it back does not return.
     */
    default Set<ImagePart> omits(Path file) {
        return Set.of();
    }

    /**
     * Writes one spectrum image.
     *
     * @param image   the image
     * @param file    the file to make or to replace; its folder must exist
     * @param options what to write beside the image
     * @throws IllegalArgumentException if this format cannot hold the image; the message names one that can
     * @throws IOException              if the device fails
     */
    void write(SpectrumImage image, Path file, WriteOptions options) throws IOException;
}
