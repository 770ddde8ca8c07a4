package org.esmpy.io;

import java.io.IOException;
import java.nio.file.Path;

/** Writes single spectra, whose values need not be counts. Implementations are immutable and thread-safe. */
public interface SpectrumWriter {
    /**
     * Writes one spectrum; the file appears complete or not at all.
     *
     * @throws IOException if the device fails
     */
    void writeSpectrum(Spectrum spectrum, Path file) throws IOException;
}
