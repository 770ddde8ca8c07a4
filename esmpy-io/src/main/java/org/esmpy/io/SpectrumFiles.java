package org.esmpy.io;

import java.io.IOException;
import java.nio.file.Path;

/** Reads and writes single spectra of one format. Implementations are immutable and thread-safe. */
public interface SpectrumFiles {
    /**
     * Reads one spectrum.
     *
     * @throws SpectrumFormatException if the file is damaged or of another format
     * @throws IOException             if the device fails or the file does not exist
     */
    Spectrum readSpectrum(Path file) throws IOException;

    /**
     * Writes one spectrum; the file appears complete or not at all.
     *
     * @throws IOException if the device fails
     */
    void writeSpectrum(Spectrum spectrum, Path file) throws IOException;
}
