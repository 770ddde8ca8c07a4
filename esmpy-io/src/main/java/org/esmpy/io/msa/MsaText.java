package org.esmpy.io.msa;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.esmpy.io.Spectrum;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.internal.AcquisitionFacts;
import org.esmpy.io.internal.DetectorList;
import org.esmpy.model.Acquisition;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageMetadata;

/**
 * Splits an MSA file into its keywords and its numbers. Keywords end at a blank, a unit or a colon:
 * {@code #BEAMKV   -kV: 120.0}.
 */
final class MsaText {
    private static final int MAX_BYTES = 1 << 24;
    private static final int MAX_KEYWORDS = 10_000;
    private static final double KEV_PER_EV = 1e-3;
    private static final Pattern KEYWORD = Pattern.compile("[^\\s:-]+");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d*,\\d+([eE][+-]?\\d+)?");

    private final Path file;
    private final Map<String, String> keys = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final MsaPoints points;
    private int keywords;
    private boolean ended;

    private MsaText(Path file) {
        this.file = file;
        this.points = new MsaPoints(file);
    }

    /**
     * @throws SpectrumFormatException if a line can be neither a keyword nor numbers
     */
    static MsaText read(Path file) throws IOException {
        MsaText text = new MsaText(file);
        if (Files.size(file) > MAX_BYTES) {
            throw SpectrumFormatException.of(
                    file,
                    "is larger than " + MAX_BYTES + " bytes; no spectrum of " + CountMatrix.MAX_CHANNELS
                            + " channels needs so many");
        }
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            int number = 0;
            for (String line = reader.readLine(); line != null && !text.ended; line = reader.readLine()) {
                text.add(line.strip(), ++number);
            }
        }
        return text;
    }

    /**
     * @throws SpectrumFormatException if numbers are missing or have no energy axis
     */
    Spectrum spectrum() {
        int announced = (int) number("NPOINTS").orElse(-1);
        boolean pairs = points.arePairs(
                keys.getOrDefault("DATATYPE", "").equalsIgnoreCase("XY"),
                number("NCOLUMNS").orElse(1));
        double[] values = points.values(pairs);
        boolean complete = values.length == announced
                || values.length == announced - 1
                || pairs && announced >= 0 && values.length > announced;
        if (!complete || !ended || values.length > CountMatrix.MAX_CHANNELS || values.length < 1) {
            throw SpectrumFormatException.at(
                    file,
                    "NPOINTS",
                    "announces " + announced + " points, but " + values.length + " are there"
                            + (ended ? "" : " and #ENDOFDATA is missing") + "; the file is truncated or damaged");
        }
        try {
            EnergyAxis stored = new EnergyAxis(
                    number("OFFSET").orElse(Double.NaN), number("XPERCHAN").orElse(Double.NaN), values.length);
            if (pairs) {
                points.checkPairs(stored);
            }
            return Spectrum.of(inKeV(stored), values)
                    .withAcquisition(acquisition())
                    .withMetadata(metadata(announced, values.length));
        } catch (IllegalArgumentException e) {
            throw SpectrumFormatException.of(file, e.getMessage()).causedBy(e);
        }
    }

    private ImageMetadata metadata(int announced, int there) {
        ImageMetadata metadata = MsaMetadata.read(keys, notes);
        if (announced == there) {
            return metadata;
        }
        Map<String, String> doubted = new TreeMap<>(metadata.notes());
        doubted.put(
                SpectrumImageReader.DOUBT,
                "the file announces " + announced + " points, but has " + there + ": all of them were read");
        return metadata.withNotes(doubted);
    }

    private EnergyAxis inKeV(EnergyAxis axis) {
        String unit = keys.getOrDefault("XUNITS", "").toLowerCase(Locale.ROOT);
        double toKeV = unit.contains("kev") ? 1 : unit.contains("ev") || unit.isEmpty() ? KEV_PER_EV : Double.NaN;
        return new EnergyAxis(toKeV * axis.firstCentreKeV(), toKeV * axis.widthKeV(), axis.channels());
    }

    private Acquisition acquisition() {
        Acquisition facts = new AcquisitionFacts()
                .beamKeV(orNaN("BEAMKV"))
                .detector(orNaN("ELEVANGLE"), orNaN("AZIMANGLE"), orNaN("XTILTSTGE"))
                .takeOffDeg(orNaN("#TAKEOFF"))
                .times(orNaN("LIVETIME"), orNaN("REALTIME"))
                .currentNA(orNaN("PROBECUR"))
                .solidAngleSr(orNaN("SOLIDANGL"))
                .acquisition();
        return DetectorList.apply(Optional.ofNullable(keys.get("#DETECTORS")), facts);
    }

    /**
     * The finite number of a keyword.
     *
     * @throws SpectrumFormatException if the text has a decimal comma: half of such a file would be read wrongly
     */
    private OptionalDouble number(String key) {
        String text = keys.getOrDefault(key, "NaN").replace(" ", "");
        if (DECIMAL_COMMA.matcher(text).matches()) {
            throw SpectrumFormatException.at(
                    file, key, "is " + text + " with a decimal comma; replace the commas of the file by points");
        }
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private double orNaN(String key) {
        return number(key).orElse(Double.NaN);
    }

    private void add(String line, int number) {
        if (line.startsWith("#")) {
            addKeyword(line.substring(1), number);
        } else {
            points.add(line, number);
        }
    }

    /** A line without any keyword, such as one of dashes, is a remark. */
    private void addKeyword(String line, int number) {
        if (++keywords > MAX_KEYWORDS) {
            throw SpectrumFormatException.at(file, "line " + number, "goes beyond " + MAX_KEYWORDS + " keywords");
        }
        int colon = line.indexOf(':');
        Matcher word = KEYWORD.matcher(colon < 0 ? line : line.substring(0, colon));
        String key = word.find() ? word.group().toUpperCase(Locale.ROOT) : "";
        String text = colon < 0 ? "" : line.substring(colon + 1).strip();
        ended = key.equals("ENDOFDATA");
        if (key.equals(MsaMetadata.NOTE)) {
            notes.add(text);
        } else {
            keys.putIfAbsent(key, text);
        }
    }
}
