package org.esmpy.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.bench.plot.AbundanceMapPicture;
import org.esmpy.bench.plot.Lettering;
import org.esmpy.bench.plot.PeakLabels;
import org.esmpy.bench.plot.SpectraPicture;
import org.esmpy.bench.study.Fitted;
import org.esmpy.bench.study.SettingsFiles;
import org.esmpy.io.Decomposition;
import org.esmpy.io.WriteOptions;
import org.esmpy.io.hspy.HspyFormat;
import org.esmpy.io.npy.NpyFiles;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.solver.TracePoint;

/** Writes what a fit leaves in its folder: tables, maps, pictures and {@code result.json}. */
public final class FitFiles {
    private static final double PERCENT = 100;

    private final Fitted fitted;
    private final Path folder;

    private FitFiles(Fitted fitted, Path folder) {
        this.fitted = fitted;
        this.folder = folder;
    }

    /**
     * @param source where the data came from
     * @param folder existing folder
     */
    public static void write(Fitted fitted, ResultSource source, Path folder) throws IOException {
        FitFiles files = new FitFiles(fitted, folder);
        files.writeW();
        files.writeH();
        files.writeSpectra();
        files.writeComposition();
        files.writeTrace();
        files.writePictures();
        files.writeDecomposition();
        ObjectMapper mapper = SettingsFiles.json();
        mapper.writeValue(folder.resolve("result.json").toFile(), ResultDocument.of(fitted, source));
    }

    private void writeW() throws IOException {
        DMatrixRMaj w = fitted.factors().w();
        boolean hasBasis = fitted.outcome().basis().isPresent();
        List<List<Object>> rows = new ArrayList<>();
        for (int c = 0; c < w.getNumRows(); c++) {
            String name = hasBasis
                    ? fitted.basis().columns().get(c).name()
                    : String.format(
                            Locale.ROOT, "%.5f keV", fitted.image().energy().centreKeV(c));
            rows.add(row(name, w, c));
        }
        CsvTable.write(folder.resolve("W.csv"), header("column"), rows);
    }

    private void writeH() throws IOException {
        ImageShape shape = fitted.image().shape();
        double[] h = fitted.factors().h().getData();
        NpyFiles.write(
                folder.resolve("H.npy"),
                Arrays.copyOf(h, fitted.phases() * shape.pixels()),
                fitted.phases(),
                shape.height(),
                shape.width());
    }

    private void writeSpectra() throws IOException {
        EnergyAxis energy = fitted.image().energy();
        DMatrixRMaj spectra = fitted.spectra();
        double[] abundance = summedAbundances();
        long[] data = fitted.image().sumSpectrum();
        List<List<Object>> rows = new ArrayList<>();
        for (int l = 0; l < energy.channels(); l++) {
            List<Object> row = row(String.format(Locale.ROOT, "%.6f", energy.centreKeV(l)), spectra, l);
            double model = 0;
            for (int k = 0; k < abundance.length; k++) {
                model += spectra.get(l, k) * abundance[k];
            }
            row.add(data[l]);
            row.add(model);
            rows.add(row);
        }
        List<String> header = header("energy_keV");
        header.addAll(List.of("data_sum", "model_sum"));
        CsvTable.write(folder.resolve("spectra.csv"), header, rows);
    }

    private void writeComposition() throws IOException {
        List<String> header = new ArrayList<>(List.of("element"));
        for (String phase : fitted.phaseNames()) {
            header.add(phase + "_at_pct");
            header.add(phase + "_wt_pct");
        }
        List<Element> elements = fitted.compositions().stream()
                .flatMap(Optional::stream)
                .flatMap(composition -> composition.elements().stream())
                .distinct()
                .sorted()
                .toList();
        List<List<Object>> rows = new ArrayList<>();
        for (Element element : elements) {
            List<Object> row = new ArrayList<>(List.of(element.symbol()));
            for (Optional<Composition> composition : fitted.compositions()) {
                row.add(composition
                        .map(c -> PERCENT * c.atomicFraction(element))
                        .orElse(0.0));
                row.add(composition.map(c -> PERCENT * c.massFraction(element)).orElse(0.0));
            }
            rows.add(row);
        }
        CsvTable.write(folder.resolve("composition.csv"), header, rows);
    }

    private void writeTrace() throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        for (TracePoint point : fitted.outcome().trace()) {
            rows.add(List.of(
                    point.iteration(),
                    String.format(Locale.ROOT, "%.6f", point.seconds()),
                    known(point.objectiveNats()),
                    known(point.kkt())));
        }
        CsvTable.write(folder.resolve("trace.csv"), List.of("iteration", "seconds", "objective", "kkt"), rows);
    }

    private static Object known(double value) {
        return Double.isNaN(value) ? "" : value;
    }

    /** The fitted data with the spectra and abundances as HyperSpy keeps a decomposition. */
    private void writeDecomposition() throws IOException {
        DMatrixRMaj loadings = CommonOps_DDRM.transpose(fitted.factors().h(), null);
        Decomposition decomposition = new Decomposition(
                fitted.spectra(),
                loadings,
                "esmpy " + fitted.settings().solver().id());
        new HspyFormat()
                .write(
                        fitted.image(),
                        folder.resolve("result.hspy"),
                        WriteOptions.defaults().withDecomposition(decomposition));
    }

    private void writePictures() throws IOException {
        Path maps = Files.createDirectories(folder.resolve("maps"));
        ImageShape shape = fitted.image().shape();
        DMatrixRMaj h = fitted.factors().h();
        AbundanceMapPicture map = new AbundanceMapPicture();
        for (int k = 0; k < fitted.phases(); k++) {
            double[] values = Arrays.copyOfRange(h.getData(), k * shape.pixels(), (k + 1) * shape.pixels());
            String title = "Phase " + (k + 1)
                    + fitted.compositions().get(k).map(FitFiles::inWords).orElse("");
            save(
                    map.draw(title, values, shape, fitted.image().pixelSize(), top(values)),
                    maps.resolve("phase_" + (k + 1) + ".png"));
        }
        if (Lettering.isPossible()) {
            writeSpectraPicture();
        }
    }

    /** Shares of one pixel are compared on the scale 0…1; other abundances have no common scale. */
    private double top(double[] abundances) {
        return fitted.onSimplex()
                ? 1
                : Math.max(Double.MIN_NORMAL, Arrays.stream(abundances).max().orElseThrow());
    }

    private void writeSpectraPicture() throws IOException {
        save(
                new SpectraPicture()
                        .draw(
                                fitted.image().energy(),
                                fitted.spectra(),
                                fitted.phaseNames().stream()
                                        .map(name -> name.replace("phase_", "Phase "))
                                        .toList(),
                                PeakLabels.of(
                                        fitted.image().energy(), fitted.basis(), fitted.weights(), fitted.spectra())),
                folder.resolve("spectra.png"));
    }

    /** The elements that make up a phase, the most frequent first. */
    private static String inWords(Composition composition) {
        List<String> parts = composition.elements().stream()
                .sorted((a, b) -> Double.compare(composition.atomicFraction(b), composition.atomicFraction(a)))
                .limit(4)
                .map(element ->
                        String.format(Locale.ROOT, "%s %.0f", element, PERCENT * composition.atomicFraction(element)))
                .toList();
        return ": " + String.join(", ", parts) + " at.%";
    }

    private static void save(BufferedImage picture, Path file) throws IOException {
        ImageIO.write(picture, "png", file.toFile());
    }

    private double[] summedAbundances() {
        DMatrixRMaj h = fitted.factors().h();
        double[] sums = new double[h.getNumRows()];
        for (int k = 0; k < sums.length; k++) {
            for (int p = 0; p < h.getNumCols(); p++) {
                sums[k] += h.unsafe_get(k, p);
            }
        }
        return sums;
    }

    private List<String> header(String first) {
        List<String> header = new ArrayList<>(List.of(first));
        header.addAll(fitted.phaseNames());
        return header;
    }

    private static List<Object> row(String name, DMatrixRMaj matrix, int row) {
        List<Object> cells = new ArrayList<>(List.of(name));
        for (int k = 0; k < matrix.getNumCols(); k++) {
            cells.add(matrix.get(row, k));
        }
        return cells;
    }
}
