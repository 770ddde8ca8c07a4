package org.esmpy.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads the images that files of a format hold beside their spectra. Implementations are immutable and thread-safe, and
 * trust a file no more than those of {@link SpectrumImageReader} do.
 */
public interface SideImageReader {
    /**
     * Reads all images.
     *
     * @param options which experiment is meant, and what bounds the memory; the other options do not apply to images,
     *     whose frames are all averaged
     * @return in the order of the file; empty if it holds none
     * @throws SpectrumFormatException if the file is damaged or of another format
     * @throws IOException             if the device fails or the file does not exist
     */
    List<SideImage> readSideImages(Path file, ReadOptions options) throws IOException;
}
