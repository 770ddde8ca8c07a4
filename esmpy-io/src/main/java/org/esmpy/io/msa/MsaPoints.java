package org.esmpy.io.msa;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.StringTokenizer;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.EnergyAxis;

/**
 * Collects the numbers of an MSA file in the order of its lines: values, or pairs of energy and value, several of which
 * may be in a line. The number of numbers is limited, so that an endless file is refused before it fills the memory.
 */
final class MsaPoints {
    private static final int MAX_NUMBERS = 2 * CountMatrix.MAX_CHANNELS;

    /** Channels by which the energy of a pair may differ from the axis: the widths in headers are rounded. */
    private static final double MAX_DIFFERENCE = 1;

    private final Path file;
    private double[] numbers = new double[1 << 11];
    private int size;
    private int lines;
    private int linesOfTwo;
    private OptionalInt oddLine = OptionalInt.empty();

    MsaPoints(Path file) {
        this.file = file;
    }

    /**
     * Adds the numbers of a line.
     *
     * @throws SpectrumFormatException if it holds something else, or there are too many numbers by now
     */
    void add(String line, int lineNumber) {
        StringTokenizer words = new StringTokenizer(line, ", \t\f");
        int before = size;
        while (words.hasMoreTokens()) {
            if (size == MAX_NUMBERS) {
                throw SpectrumFormatException.at(
                        file,
                        "line " + lineNumber,
                        "goes beyond " + MAX_NUMBERS + " numbers; expected at most " + CountMatrix.MAX_CHANNELS
                                + " channels");
            }
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = number(words.nextToken(), lineNumber);
        }
        lines += size > before ? 1 : 0;
        linesOfTwo += size - before == 2 ? 1 : 0;
        if (oddLine.isEmpty() && (size - before) % 2 != 0) {
            oddLine = OptionalInt.of(lineNumber);
        }
    }

    /**
     * Whether the numbers are pairs of energy and value: if the file says so, or if it has one column but two numbers
     * in each line, as some programs write.
     *
     * @param announced whether the file says so
     * @param columns   how many columns it says it has
     * @throws SpectrumFormatException if the file says so, but a line has a number that is not one of a pair
     */
    boolean arePairs(boolean announced, double columns) {
        if (announced && oddLine.isPresent()) {
            throw SpectrumFormatException.at(
                    file,
                    "line " + oddLine.getAsInt(),
                    "has an odd number of numbers; expected pairs of energy and value, as #DATATYPE : XY says");
        }
        return announced || columns == 1 && lines > 0 && linesOfTwo == lines;
    }

    /** The values alone. */
    double[] values(boolean pairs) {
        if (!pairs) {
            return Arrays.copyOf(numbers, size);
        }
        double[] values = new double[size / 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers[2 * i + 1];
        }
        return values;
    }

    /**
     * Checks that the energies of pairs are those of the axis; decimal commas would make pairs of fractions.
     *
     * @param axis in the unit of the pairs
     * @throws SpectrumFormatException if they are not
     */
    void checkPairs(EnergyAxis axis) {
        for (int i = 0; i < axis.channels(); i++) {
            double expected = axis.centreKeV(i);
            if (!(Math.abs(numbers[2 * i] - expected) <= MAX_DIFFERENCE * axis.widthKeV())) {
                throw SpectrumFormatException.at(
                        file,
                        "point " + (i + 1),
                        "is at " + numbers[2 * i] + ", but OFFSET and XPERCHAN give " + (float) expected
                                + ". If the file has decimal commas, replace them by points; else mend its axis");
            }
        }
    }

    private double number(String word, int lineNumber) {
        try {
            char last = word.charAt(word.length() - 1);
            if (last == '.' || Character.isDigit(last)) { // Java takes 1d for a number
                return Double.parseDouble(word);
            }
        } catch (NumberFormatException e) {
            throw noNumber(word, lineNumber).causedBy(e);
        }
        throw noNumber(word, lineNumber);
    }

    private SpectrumFormatException noNumber(String word, int lineNumber) {
        return SpectrumFormatException.at(
                file,
                "line " + lineNumber,
                "holds no numbers and no keyword: '" + word.substring(0, Math.min(20, word.length())) + "'");
    }
}
