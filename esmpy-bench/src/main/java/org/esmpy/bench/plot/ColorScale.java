package org.esmpy.bench.plot;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Gives numbers from 0 to 1 perceptually uniform colours (viridis). */
public final class ColorScale {
    private final int[] rgb;

    private ColorScale(int[] rgb) {
        this.rgb = rgb;
    }

    /** The colours of Nathaniel Smith and Stefan van der Walt. */
    public static ColorScale viridis() {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setCommentMarker('#')
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (InputStream in = ColorScale.class.getResourceAsStream("viridis.csv");
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            List<CSVRecord> rows = format.parse(reader).getRecords();
            return new ColorScale(rows.stream()
                    .mapToInt(row -> Integer.parseInt(row.get("red")) << 16
                            | Integer.parseInt(row.get("green")) << 8
                            | Integer.parseInt(row.get("blue")))
                    .toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The colours from that of 0 to that of 1, each as six hexadecimal digits. */
    public String hex() {
        return Arrays.stream(rgb)
                .mapToObj(color -> String.format(Locale.ROOT, "%06x", color))
                .collect(Collectors.joining());
    }

    /** Packed RGB of {@code value}; below 0 and above 1 the end colours. */
    int rgb(double value) {
        double index = Math.max(0, Math.min(1, value)) * (rgb.length - 1);
        return rgb[(int) Math.round(index)];
    }
}
