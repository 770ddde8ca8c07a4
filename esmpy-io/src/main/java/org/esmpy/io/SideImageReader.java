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
     * Reads all of them.
     *
     * @param options which experiment is meant, and what bounds the memory; the other options mean nothing to images, of
     *     which all frames are averaged
     * @return in an order that the file decides; none if it holds none
     * @throws SpectrumFormatException if the file is damaged or of another format
     * @throws IOException             if the device fails or the file does not exist
     */
    List<SideImage> readSideImages(Path file, ReadOptions options) throws IOException;
}
