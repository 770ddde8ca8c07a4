package org.esmpy.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.io.npy.NpyFiles;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.PixelSize;
import org.esmpy.model.SpectrumImage;
import org.esmpy.sim.GroundTruth;

/** The folder of a fit that nobody ran: with every file that the page is made of, for any number of phases and pixels. */
final class ResultFixture {
    static final int CHANNELS = 400;
    private static final double FIRST_KEV = 0.3;
    private static final double WIDTH_KEV = 0.02;
    private static final List<String> ELEMENTS = List.of("O", "Mg", "Si", "Ca", "Fe");
    private static final double[] LINES_KEV = {0.525, 1.254, 1.740, 3.691, 6.404};
    private static final double PEAK_KEV = 0.05;

    private final int phases;
    private final ImageShape shape;
    private final int countsPerPixel;
    private final RandomGenerator random = new SplittableRandom(7);
    private final double[][] spectra;
    private final double[] h;
    private final SpectrumImage image;
    private final Optional<TruthFixture> truth;

    ResultFixture(int phases, int height, int width, int countsPerPixel) {
        this(phases, height, width, countsPerPixel, false);
    }

    /** Of a simulation, whose image carries its truth. */
    static ResultFixture simulated(int phases, int height, int width, int countsPerPixel) {
        return new ResultFixture(phases, height, width, countsPerPixel, true);
    }

    private ResultFixture(int phases, int height, int width, int countsPerPixel, boolean simulated) {
        this.phases = phases;
        this.shape = new ImageShape(height, width);
        this.countsPerPixel = countsPerPixel;
        this.spectra = spectra();
        this.h = abundances();
        SpectrumImage drawn = draw();
        this.truth = simulated ? Optional.of(new TruthFixture(spectra, h)) : Optional.empty();
        this.image = truth.map(known -> drawn.withMetadata(known.truth().attachTo(drawn.metadata())))
                .orElse(drawn);
    }

    GroundTruth truth() {
        return truth.orElseThrow().truth();
    }

    SpectrumImage image() {
        return image;
    }

    ImageShape shape() {
        return shape;
    }

    double abundance(int phase, int row, int column) {
        return h[phase * shape.pixels() + shape.pixel(row, column)];
    }

    /** G of one column per element and a continuum, L×C. */
    private static double part(int column, int channel) {
        double keV = FIRST_KEV + channel * WIDTH_KEV;
        return column < ELEMENTS.size()
                ? Math.exp(-Math.pow((keV - LINES_KEV[column]) / PEAK_KEV, 2) / 2)
                : 0.02 / (0.3 + keV);
    }

    private double weight(int column, int phase) {
        return 1 + (column * 7 + phase * 3) % 5;
    }

    private double[][] spectra() {
        double[][] all = new double[phases][CHANNELS];
        for (int k = 0; k < phases; k++) {
            for (int l = 0; l < CHANNELS; l++) {
                for (int c = 0; c <= ELEMENTS.size(); c++) {
                    all[k][l] += part(c, l) * weight(c, k);
                }
            }
        }
        return all;
    }

    private double[] abundances() {
        double[] all = new double[phases * shape.pixels()];
        for (int p = 0; p < shape.pixels(); p++) {
            double sum = 0;
            for (int k = 0; k < phases; k++) {
                double near = Math.sin((p % shape.width()) * (k + 1) / 9.0) * Math.cos(p / shape.width() / (k + 2.0));
                all[k * shape.pixels() + p] = Math.max(0, near) + 0.02 * random.nextDouble() + 0.01;
                sum += all[k * shape.pixels() + p];
            }
            for (int k = 0; k < phases; k++) {
                all[k * shape.pixels() + p] /= sum;
            }
        }
        return all;
    }

    private SpectrumImage draw() {
        CountMatrixBuilder builder = CountMatrix.builder(CHANNELS, shape.pixels());
        double[] total = new double[CHANNELS];
        char[] events = new char[countsPerPixel];
        for (int l = 0; l < CHANNELS; l++) {
            total[l] = (l == 0 ? 0 : total[l - 1]) + spectra[0][l];
        }
        for (int p = 0; p < shape.pixels(); p++) {
            for (int i = 0; i < countsPerPixel; i++) {
                int at = Arrays.binarySearch(total, random.nextDouble() * total[CHANNELS - 1]);
                events[i] = (char) Math.min(CHANNELS - 1, at < 0 ? -at - 1 : at);
            }
            Arrays.sort(events);
            builder.endPixel(events, 0, countsPerPixel);
        }
        return SpectrumImage.of(builder.build(), shape, new EnergyAxis(FIRST_KEV, WIDTH_KEV, CHANNELS))
                .withPixelSize(new PixelSize(0.0005, "um"));
    }

    /** Writes all files but {@code result.hspy}. */
    void write(Path folder, String input) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode result = (ObjectNode) mapper.readTree("""
                {"esmpyVersion": "1", "seed": 3, "settings": {"solver": {"id": "mu", "simplex": "H"}, "phases": 3},
                 "objectiveNats": 12.5, "seconds": 1, "stopReason": "CERTIFIED", "certificate": {"hBoundNats": 0.5},
                 "misfit": {"chi2PerChannel": 1.1, "limit": 2, "worstWindows": [
                   {"fromKeV": 1.0, "toKeV": 1.1, "sigma": 2.5, "chi2": 3, "cause": "the energy axis"}]},
                 "calibration": {"shiftEV": {"value": 1, "se": 0.1, "state": "FOUND"}}, "stray": [],
                 "rank": {"phases": 3, "steps": [
                   {"phases": 1, "gain": null, "supported": true},
                   {"phases": 2, "gain": {"nats": 2400, "noiseNats": 120}, "supported": true},
                   {"phases": 3, "gain": {"nats": 140, "noiseNats": 96}, "supported": true},
                   {"phases": 4, "gain": {"nats": 28, "noiseNats": 90}, "supported": false}]},
                 "starts": {"agreeing": 2, "toleranceNats": 1, "starts": [
                   {"seed": 1, "objectiveNats": 12.5, "iterations": 9, "stopReason": "CERTIFIED"},
                   {"seed": 2, "objectiveNats": 12.9, "iterations": 9, "stopReason": "CERTIFIED"},
                   {"seed": 3, "objectiveNats": 99.5, "iterations": 9, "stopReason": "MAX_ITERATIONS"}]},
                 "ambiguity": {"valleys": [
                   {"phase": 1, "other": 2, "lowAtPct": {"Mg": 10, "Si": 20}, "highAtPct": {"Mg": 18, "Si": 5}}]},
                 "pipeline": null, "warnings": []}
                """);
        result.putObject("input").put("path", input).put("sha256", "0123456789abcdef");
        ((ObjectNode) result.path("settings")).put("phases", phases);
        ELEMENTS.forEach(((ObjectNode) result.path("settings")).putArray("elements")::add);
        result.withArray("warnings").add("a doubt about " + input);
        writeSideImage(folder, result);
        mapper.writeValue(folder.resolve("result.json").toFile(), result);
        NpyFiles.write(folder.resolve("H.npy"), h, phases, shape.height(), shape.width());
        NpyFiles.write(folder.resolve("H_se.npy"), errors(), phases, shape.height(), shape.width());
        writeSpectra(folder);
        writeBasis(folder);
        writeCorrelations(folder);
        writeComposition(folder);
        if (truth.isPresent()) {
            truth.get().write(folder);
        }
        CsvTable.write(
                folder.resolve("trace.csv"),
                List.of("iteration", "seconds", "objective", "kkt"),
                IntStream.range(0, 20)
                        .mapToObj(i -> List.<Object>of(i, i, 12.5 + Math.exp(-i), ""))
                        .toList());
    }

    /** Standard error of an abundance. */
    double error(int phase, int row, int column) {
        return errors()[phase * shape.pixels() + shape.pixel(row, column)];
    }

    private double[] errors() {
        return Arrays.stream(h).map(value -> 0.01 + 0.1 * value).toArray();
    }

    private void writeCorrelations(Path folder) throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        for (int k = 1; k <= phases; k++) {
            for (String element : ELEMENTS) {
                for (String other : ELEMENTS) {
                    boolean same = element.equals(other);
                    rows.add(List.of(k, element, other, same ? 1 : -0.2, same ? 1 : -0.25));
                }
            }
        }
        CsvTable.write(
                folder.resolve("correlations.csv"), List.of("phase", "element", "other", "counting", "model"), rows);
    }

    /** One of the map's field, one of another field, and one that is said to lie elsewhere. */
    private void writeSideImage(Path folder, ObjectNode result) throws IOException {
        writeImage(folder, "image_1.png", 2 * shape.width(), 2 * shape.height());
        writeImage(folder, "image_2.png", shape.width(), 2 * shape.height());
        result.withArray("sideImages").addObject().put("name", "HAADF <b>").put("file", "images/image_1.png");
        result.withArray("sideImages")
                .addObject()
                .put("name", "overview")
                .put("file", "images/image_2.png")
                .put("width", shape.width())
                .put("height", 2 * shape.height())
                .put("pixelSize", 2)
                .put("pixelUnit", "nm");
        result.withArray("sideImages").addObject().put("name", "secret").put("file", "../../secret.png");
    }

    private static void writeImage(Path folder, String name, int width, int height) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setSample(width / 2, height / 2, 0, 200);
        Path file = Files.createDirectories(folder.resolve("images")).resolve(name);
        ImageIO.write(picture, "png", file.toFile());
    }

    private void writeSpectra(Path folder) throws IOException {
        List<String> header = new ArrayList<>(List.of("energy_keV"));
        names().forEach(header::add);
        header.addAll(List.of("data_sum", "model_sum", "residual_sigma"));
        long[] data = image.sumSpectrum();
        double sum = Arrays.stream(data).sum() / Arrays.stream(spectra[0]).sum();
        List<List<Object>> rows = new ArrayList<>();
        for (int l = 0; l < CHANNELS; l++) {
            List<Object> row = new ArrayList<>(
                    List.of(String.format(Locale.ROOT, "%.6f", image.energy().centreKeV(l))));
            for (int k = 0; k < phases; k++) {
                row.add(spectra[k][l]);
            }
            double model = sum * spectra[0][l];
            row.addAll(List.of(data[l], model, (data[l] - model) / Math.sqrt(model)));
            rows.add(row);
        }
        CsvTable.write(folder.resolve("spectra.csv"), header, rows);
    }

    private void writeBasis(Path folder) throws IOException {
        int columns = ELEMENTS.size() + 1;
        double[] g = new double[CHANNELS * columns];
        List<List<Object>> lines = new ArrayList<>();
        List<List<Object>> w = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            boolean element = c < ELEMENTS.size();
            String name = element ? ELEMENTS.get(c) : "b0";
            lines.add(
                    element
                            ? List.of(name, "element", name, "K-L3", "Ka1", "K", LINES_KEV[c], 1.0)
                            : List.of(name, "continuum", "", "", "", "", "", ""));
            List<Object> row = new ArrayList<>(List.of(name));
            for (int k = 0; k < phases; k++) {
                row.add(weight(c, k));
            }
            w.add(row);
            for (int l = 0; l < CHANNELS; l++) {
                g[l * columns + c] = part(c, l);
            }
        }
        NpyFiles.write(folder.resolve("G.npy"), g, 1, CHANNELS, columns);
        CsvTable.write(
                folder.resolve("lines.csv"),
                List.of("column", "kind", "element", "line", "siegbahn", "shell", "energy_keV", "relative"),
                lines);
        List<String> header = new ArrayList<>(List.of("column"));
        names().forEach(header::add);
        CsvTable.write(folder.resolve("W.csv"), header, w);
    }

    private void writeComposition(Path folder) throws IOException {
        List<String> header = new ArrayList<>(List.of("element"));
        names().forEach(name -> List.of("_at_pct", "_at_pct_se", "_at_pct_model_se", "_valley_lo", "_valley_hi")
                .forEach(ending -> header.add(name + ending)));
        List<List<Object>> rows = new ArrayList<>();
        for (int c = 0; c < ELEMENTS.size(); c++) {
            List<Object> row = new ArrayList<>(List.of(ELEMENTS.get(c)));
            for (int k = 0; k < phases; k++) {
                double percent = 100 * weight(c, k) / 15;
                row.addAll(List.of(percent, 0.3, 1.2, percent - 2, percent + 3));
            }
            rows.add(row);
        }
        CsvTable.write(folder.resolve("composition.csv"), header, rows);
    }

    private List<String> names() {
        return IntStream.rangeClosed(1, phases).mapToObj(k -> "phase_" + k).toList();
    }
}
