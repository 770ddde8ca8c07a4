package org.esmpy.io.msa;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.esmpy.io.Spectrum;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.internal.DetectorList;
import org.esmpy.model.Acquisition;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.EnergyAxis;

/** A file as its keywords and its numbers. Keywords end at a blank, a unit or a colon: {@code #BEAMKV   -kV: 120.0}. */
final class MsaText {
    private static final int MAX_BYTES = 1 << 24;
    private static final double KEV_PER_EV = 1e-3;

    private final Path file;
    private final Map<String, String> keys = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final List<double[]> rows = new ArrayList<>();
    private boolean ended;

    private MsaText(Path file) {
        this.file = file;
    }

    /**
     * @throws SpectrumFormatException if a line can be neither a keyword nor numbers
     */
    static MsaText read(Path file) throws IOException {
        MsaText text = new MsaText(file);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES);
            int number = 0;
            for (String line :
                    new String(bytes, StandardCharsets.ISO_8859_1).lines().toList()) {
                text.add(line.strip(), ++number);
            }
        }
        return text;
    }

    /**
     * @throws SpectrumFormatException if numbers are missing or have no energy axis
     */
    Spectrum spectrum() {
        int points = (int) number("NPOINTS").orElse(-1);
        boolean pairs = keys.getOrDefault("DATATYPE", "").equalsIgnoreCase("XY");
        double[] values = rows.stream()
                .flatMapToDouble(
                        row -> pairs || isPairOfSingle(row) ? DoubleStream.of(row[row.length - 1]) : Arrays.stream(row))
                .toArray();
        boolean complete = values.length == points || pairs && values.length > 0 && values.length >= points;
        if (!complete || !ended || values.length > CountMatrix.MAX_CHANNELS || values.length < 1) {
            throw SpectrumFormatException.at(
                    file,
                    "NPOINTS",
                    "announces " + points + " points, but " + values.length + " are there"
                            + (ended ? "" : " and #ENDOFDATA is missing") + "; the file is truncated or damaged");
        }
        try {
            return Spectrum.of(energy(values.length), values)
                    .withAcquisition(acquisition())
                    .withMetadata(MsaMetadata.read(keys, notes));
        } catch (IllegalArgumentException e) {
            throw SpectrumFormatException.of(file, e.getMessage()).causedBy(e);
        }
    }

    /** Some programs announce Y and write one pair per line. */
    private boolean isPairOfSingle(double[] row) {
        return row.length == 2 && number("NCOLUMNS").orElse(1) == 1;
    }

    private EnergyAxis energy(int channels) {
        String unit = keys.getOrDefault("XUNITS", "").toLowerCase(Locale.ROOT);
        double toKeV = unit.contains("kev") ? 1 : unit.contains("ev") || unit.isEmpty() ? KEV_PER_EV : Double.NaN;
        return new EnergyAxis(
                toKeV * number("OFFSET").orElse(Double.NaN),
                toKeV * number("XPERCHAN").orElse(Double.NaN),
                channels);
    }

    private Acquisition acquisition() {
        Acquisition acquisition = Acquisition.unknown()
                .withDetectorGeometry(number("ELEVANGLE"), number("AZIMANGLE"), number("XTILTSTGE"))
                .withTimes(number("LIVETIME"), number("REALTIME"));
        OptionalDouble beam = number("BEAMKV");
        OptionalDouble takeOff = number("#TAKEOFF");
        OptionalDouble current = number("PROBECUR");
        OptionalDouble solidAngle = number("SOLIDANGL");
        boolean above = takeOff.orElse(0) > 0 && takeOff.orElse(0) <= 90;
        acquisition = above ? acquisition.withTakeOffDeg(takeOff.getAsDouble()) : acquisition;
        acquisition = DetectorList.apply(Optional.ofNullable(keys.get("#DETECTORS")), acquisition);
        acquisition = beam.orElse(0) > 0 ? acquisition.withBeamKeV(beam.getAsDouble()) : acquisition;
        acquisition = current.orElse(0) > 0 ? acquisition.withCurrentNA(current.getAsDouble()) : acquisition;
        return solidAngle.orElse(0) > 0 ? acquisition.withSolidAngleSr(solidAngle.getAsDouble()) : acquisition;
    }

    private OptionalDouble number(String key) {
        try {
            double number = Double.parseDouble(keys.getOrDefault(key, "NaN").replace(" ", ""));
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private void add(String line, int number) {
        if (ended || line.isEmpty()) {
            return;
        }
        if (line.startsWith("#")) {
            addKeyword(line.substring(1));
            return;
        }
        String[] words = line.split("[,\\s]+");
        double[] row = new double[words.length];
        try {
            for (int i = 0; i < row.length; i++) {
                row[i] = Double.parseDouble(words[i]);
            }
        } catch (NumberFormatException e) {
            throw SpectrumFormatException.at(file, "line " + number, "holds no numbers and no keyword")
                    .causedBy(e);
        }
        rows.add(row);
    }

    private void addKeyword(String line) {
        int colon = line.indexOf(':');
        String key = (colon < 0 ? line : line.substring(0, colon)).split("[\\s\\-]")[0].toUpperCase(Locale.ROOT);
        String text = colon < 0 ? "" : line.substring(colon + 1).strip();
        ended = key.equals("ENDOFDATA");
        if (key.equals(MsaMetadata.NOTE)) {
            notes.add(text);
        } else {
            keys.putIfAbsent(key, text);
        }
    }
}
