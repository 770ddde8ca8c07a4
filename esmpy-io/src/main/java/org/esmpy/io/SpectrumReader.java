package org.esmpy.io;

import java.io.IOException;
import java.nio.file.Path;

/** Reads single spectra, whose values need not be counts. Implementations are immutable and thread-safe. */
public interface SpectrumReader {
    /**
     * Reads one spectrum.
     *
     * @throws SpectrumFormatException if the file is damaged or of another format
     * @throws IOException             if the device fails or the file does not exist
     */
    Spectrum readSpectrum(Path file) throws IOException;
}
