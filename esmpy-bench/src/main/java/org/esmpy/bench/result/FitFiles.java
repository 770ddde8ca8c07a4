package org.esmpy.bench.result;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.fit.SumMisfit;
import org.esmpy.bench.info.SideImageFacts;
import org.esmpy.bench.settings.SettingsFiles;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.io.Decomposition;
import org.esmpy.io.WriteOptions;
import org.esmpy.io.hspy.HspyFormat;
import org.esmpy.io.npy.NpyFiles;
import org.esmpy.io.tiff.TiffStacks;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.fit.TracePoint;

/** Writes the results of a fit into a folder: tables, maps, pictures and {@code result.json}. */
public final class FitFiles {
    private final Fitted fitted;
    private final Path folder;

    /** Files about a fit in a folder. */
    FitFiles(Fitted fitted, Path folder) {
        this.fitted = fitted;
        this.folder = folder;
    }

    /**
     * Writes all files.
     *
     * @param source  file or simulation of the data
     * @param plugins parts of the fit that plug-ins computed
     * @param images  images that the input holds beside its spectra; their pictures are in the folder already
     * @param folder  existing folder
     */
    public static void write(
            Fitted fitted, ResultSource source, List<PluginUse> plugins, List<SideImageFacts> images, Path folder)
            throws IOException {
        writeDecomposition(fitted, folder);
        writeFindings(fitted, source, plugins, images, folder);
    }

    /** Writes what {@link #write} does but for {@code result.hspy}. */
    public static void writeFindings(
            Fitted fitted, ResultSource source, List<PluginUse> plugins, List<SideImageFacts> images, Path folder)
            throws IOException {
        FitFiles files = new FitFiles(fitted, folder);
        files.writeW(fitted.factors().w());
        files.writeH();
        files.writeSpectra();
        BasisFiles.write(fitted, folder);
        CompositionTable.write(fitted, folder.resolve("composition.csv"));
        CorrelationTable.write(fitted, folder.resolve("correlations.csv"));
        files.writeTrace();
        TruthScores.write(fitted, folder);
        AlternativeFiles.write(fitted, folder);
        new FitPictures(fitted, folder).write();
        ObjectMapper mapper = SettingsFiles.json();
        mapper.writeValue(folder.resolve("result.json").toFile(), ResultDocument.of(fitted, source, plugins, images));
    }

    /** Writes the trace of a fit, {@code trace.csv}, alone. */
    public static void writeTrace(Fitted fitted, Path folder) throws IOException {
        new FitFiles(fitted, folder).writeTrace();
    }

    /** Writes {@code W.csv}, {@code H.npy} and {@code spectra.csv} of a fit alone. */
    public static void writeFactors(Fitted fitted, Path folder) throws IOException {
        FitFiles files = new FitFiles(fitted, folder);
        files.writeW(fitted.factors().w());
        files.writeMaps("H.npy", fitted.factors().h());
        files.writeSpectra();
    }

    /** Writes {@code W.csv} with these weights. */
    void writeW(DMatrixRMaj w) throws IOException {
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
        writeMaps("H.npy", fitted.factors().h());
        TiffStacks.write(
                folder.resolve("maps.tif"),
                fitted.phaseNames(),
                fitted.factors().h().getData(),
                fitted.image().shape(),
                fitted.image().pixelSize());
        if (fitted.errorsOfH().isPresent()) {
            writeMaps("H_se.npy", fitted.errorsOfH().get());
        }
    }

    /** Writes one map for each phase, K×P, as an array of phases × height × width. */
    void writeMaps(String name, DMatrixRMaj maps) throws IOException {
        ImageShape shape = fitted.image().shape();
        NpyFiles.write(
                folder.resolve(name),
                Arrays.copyOf(maps.getData(), fitted.phases() * shape.pixels()),
                fitted.phases(),
                shape.height(),
                shape.width());
    }

    private void writeSpectra() throws IOException {
        EnergyAxis energy = fitted.image().energy();
        DMatrixRMaj spectra = fitted.spectra();
        double[] model = SumMisfit.model(
                fitted.outcome().spectra(), fitted.outcome().factors().h());
        long[] data = fitted.image().sumSpectrum();
        List<List<Object>> rows = new ArrayList<>();
        for (int l = 0; l < energy.channels(); l++) {
            List<Object> row = row(String.format(Locale.ROOT, "%.6f", energy.centreKeV(l)), spectra, l);
            row.add(data[l]);
            row.add(model[l]);
            row.add((data[l] - model[l]) / Math.sqrt(Math.max(model[l], 1)));
            rows.add(row);
        }
        List<String> header = header("energy_keV");
        header.addAll(List.of("data_sum", "model_sum", "residual_sigma"));
        CsvTable.write(folder.resolve("spectra.csv"), header, rows);
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

    /**
     * Writes {@code result.hspy}: the fitted data with spectra and abundances in the form of a decomposition of
     * HyperSpy.
     */
    public static void writeDecomposition(Fitted fitted, Path folder) throws IOException {
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
