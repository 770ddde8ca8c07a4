package org.esmpy.io.jeol;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.FileBytes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the list of elements of an {@code .eds} spectrum, which follows the counts and gives the lines of each element.
 */
final class EdsElements {
    private static final Logger LOG = LoggerFactory.getLogger(EdsElements.class);
    private static final int MAX_ELEMENTS = 120;
    private static final int MAX_LINES = 1000;

    /** Bytes of an element before the number of its lines. */
    private static final int ELEMENT_BYTES = 100;

    /** Bytes of a line before the two texts, and behind them. */
    private static final int LINE_BYTES = 14;

    private final FileBytes file;
    private long at;

    /**
     * @param at where the list begins
     */
    EdsElements(FileBytes file, long at) {
        this.file = file;
        this.at = at;
    }

    /** Atomic numbers as texts; none if the list is damaged, for the spectrum does not need it. */
    List<String> numbers() throws IOException {
        List<String> numbers = new ArrayList<>();
        try {
            at += Integer.BYTES;
            int excluded = next();
            at += (long) Short.BYTES * Math.max(0, excluded);
            int elements = next();
            for (int i = 0; i < elements && elements <= MAX_ELEMENTS; i++) {
                numbers.add(
                        String.valueOf(file.at(at + Integer.BYTES, Short.BYTES).getShort()));
                at += ELEMENT_BYTES;
                skipLines(next());
            }
            return numbers;
        } catch (SpectrumFormatException e) {
            LOG.warn("{}; the elements are left out", e.getMessage());
            return List.of();
        }
    }

    private void skipLines(int lines) throws IOException {
        if (lines < 0 || lines > MAX_LINES) {
            throw file.error(at, "is behind a list of " + lines + " lines of an element");
        }
        for (int i = 0; i < lines; i++) {
            at += LINE_BYTES;
            skipText();
            skipText();
            at += Integer.BYTES;
        }
    }

    private void skipText() throws IOException {
        at += 1 + Byte.toUnsignedInt(file.at(at, 1).get());
    }

    private int next() throws IOException {
        int number = file.at(at, Integer.BYTES).getInt();
        at += Integer.BYTES;
        return number;
    }
}
