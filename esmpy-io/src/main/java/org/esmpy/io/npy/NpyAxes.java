package org.esmpy.io.npy;

import java.nio.file.Path;
import java.util.Arrays;
import org.esmpy.io.SpectrumFormatException;

/** What is wrong with the axes of an array. */
final class NpyAxes {
    private NpyAxes() {}

    static SpectrumFormatException error(Path file, NpyHeader header, String expected) {
        return SpectrumFormatException.of(
                file, "is an array " + Arrays.toString(header.shape()) + " of '" + header.descr() + "'; " + expected);
    }
}
