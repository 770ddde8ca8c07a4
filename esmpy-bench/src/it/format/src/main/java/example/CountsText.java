package example;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.esmpy.io.ProbeResult;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;

/**
 * Maps as text: the line {@code counts-text 1}, the line {@code HEIGHT WIDTH CHANNELS FIRST_KEV WIDTH_KEV}, a line per pixel with
 * its counts as {@code CHANNEL COUNT CHANNEL COUNT …}, and the line {@code end}.
 */
public final class CountsText implements SpectrumImageReader {
    private static final String SIGNATURE = "counts-text 1";
    private static final int MOST_CHANNELS = 65_536;

    @Override
    public String id() {
        return "counts-text";
    }

    @Override
    public String description() {
        return "counts as text, a line per pixel: an example of a format";
    }

    @Override
    public ProbeResult probe(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            char[] head = new char[SIGNATURE.length()];
            boolean ours = lines.read(head) == head.length && SIGNATURE.equals(new String(head));
            return ours ? ProbeResult.accepted("its first line") : ProbeResult.refused("no line '" + SIGNATURE + "'");
        }
    }

    @Override
    public SpectrumImage read(Path file, ReadOptions options, ProgressListener progress) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            require(file, 1, SIGNATURE.equals(lines.readLine()), "is not '" + SIGNATURE + "'");
            String[] head = words(file, 2, lines);
            require(file, 2, head.length == 5, "needs HEIGHT WIDTH CHANNELS FIRST_KEV WIDTH_KEV");
            ImageShape shape = new ImageShape(number(file, 2, head[0]), number(file, 2, head[1]));
            int channels = number(file, 2, head[2]);
            require(file, 2, channels <= MOST_CHANNELS, "has " + channels + " channels; expected 65536 at most");
            // A pixel has a line, so that a short file with forged sizes allocates nothing.
            require(file, 2, shape.pixels() <= Files.size(file), "promises more pixels than the file has bytes");
            EnergyAxis energy = new EnergyAxis(real(file, head[3]), real(file, head[4]), channels);
            CountMatrixBuilder counts = CountMatrix.builder(channels, shape.pixels());
            for (int pixel = 0; pixel < shape.pixels(); pixel++) {
                addPixel(file, pixel + 3, words(file, pixel + 3, lines), channels, counts);
                if (pixel % 1000 == 0 || pixel == shape.pixels() - 1) {
                    progress.onProgress(pixel + 1L, shape.pixels());
                }
            }
            int last = shape.pixels() + 3;
            require(
                    file,
                    last,
                    "end".equals(lines.readLine()) && lines.readLine() == null,
                    "is not the last one, 'end'");
            return options.overrides().applyTo(SpectrumImage.of(counts.build(), shape, energy));
        } catch (IllegalArgumentException e) {
            throw SpectrumFormatException.of(file, "cannot be read: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private static void addPixel(Path file, int line, String[] words, int channels, CountMatrixBuilder counts) {
        boolean empty = words.length == 1 && words[0].isEmpty();
        require(file, line, empty || words.length % 2 == 0, "ends within a pair of channel and count");
        for (int i = 0; i + 1 < words.length; i += 2) {
            int channel = number(file, line, words[i]);
            require(file, line, channel < channels, "has the channel " + channel + " of " + channels);
            counts.add(channel, number(file, line, words[i + 1]));
        }
        counts.endPixel();
    }

    private static String[] words(Path file, int line, BufferedReader lines) throws IOException {
        String text = lines.readLine();
        require(file, line, text != null, "is missing; the file was cut");
        return text.strip().split(" +");
    }

    private static int number(Path file, int line, String word) {
        require(file, line, word.matches("\\d{1,9}"), "has '" + word + "' where a whole number is expected");
        return Integer.parseInt(word);
    }

    private static double real(Path file, String word) {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw SpectrumFormatException.at(file, "line 2", "has '" + word + "' where an energy is expected")
                    .causedBy(e);
        }
    }

    private static void require(Path file, int line, boolean right, String problem) {
        if (!right) {
            throw SpectrumFormatException.at(file, "line " + line, problem);
        }
    }
}
