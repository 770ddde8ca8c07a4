package org.esmpy.bench.study.figure;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.plot.Lettering;
import org.esmpy.bench.plot.Palette;
import org.esmpy.bench.score.ComparedMaps;
import org.esmpy.bench.score.PhaseScore;
import org.esmpy.bench.score.TruthComparison;
import org.esmpy.bench.study.FinishedRun;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.sim.GroundTruth;
import org.knowm.xchart.XYChart;

/**
 * Draws the results of several solvers for one map: the maps of the phases beside the true ones, and the spectra over
 * the true ones, as {@code decomposition.png} and {@code .svg}; the spectra also as {@code .csv}. Spectra are shares of
 * the counts of a phase.
 */
public final class DecompositionFigure {
    private static final String NAME = "decomposition";
    private static final String TRUTH = "truth";
    private static final int MAP_SIDE = 256;
    private static final double DECADES = 3;

    /** Share of the true counts below the end of the energy axis. */
    private static final double SHOWN = 0.995;

    private final List<FinishedRun> runs;
    private final GroundTruth truth;
    private final EnergyAxis energy;
    private final List<List<PhaseScore>> scores;

    private DecompositionFigure(List<FinishedRun> runs) {
        this.runs = runs;
        FinishedRun first = runs.get(0);
        this.truth = GroundTruth.of(first.fitted().image()).orElseThrow();
        this.energy = first.fitted().image().energy();
        this.scores = runs.stream()
                .map(run -> TruthComparison.scores(truth, run.fitted()))
                .toList();
    }

    /**
     * Writes the table, and the pictures where Java can draw text.
     *
     * @param runs   runs of the same map on the same channels, at least one
     * @param folder existing folder
     */
    public static void write(List<FinishedRun> runs, Path folder) throws IOException {
        DecompositionFigure figure = new DecompositionFigure(runs);
        figure.writeTable(folder);
        if (Lettering.isPossible()) {
            FigureFiles.write(new SideBySide(figure.maps(), figure.spectra()), folder, NAME);
        }
    }

    private Figure maps() {
        ImageShape shape = runs.get(0).fitted().image().shape();
        MapRows rows = new MapRows();
        rows.begin(runs.get(0).run().doseText() + " counts per pixel", truth.phaseNames());
        for (FinishedRun run : runs) {
            ComparedMaps maps = TruthComparison.maps(truth, run.fitted());
            rows.add(run.run().solver(), maps.shares(), rows(maps.truth()), rows(maps.found()));
        }
        return rows.grid(shape, MAP_SIDE);
    }

    private static List<double[]> rows(DMatrixRMaj maps) {
        int pixels = maps.getNumCols();
        return IntStream.range(0, maps.getNumRows())
                .mapToObj(k -> Arrays.copyOfRange(maps.data, k * pixels, (k + 1) * pixels))
                .toList();
    }

    private Figure spectra() {
        List<XYChart> charts = new ArrayList<>();
        for (int k = 0; k < truth.phases(); k++) {
            charts.add(chart(k));
        }
        return new ChartSheet(charts, 1);
    }

    private XYChart chart(int phase) {
        XYChart chart = Charts.empty(truth.phaseNames().get(phase), "energy (keV)", "share of the counts");
        Map<String, double[]> spectra = spectra(phase);
        double top = Arrays.stream(spectra.get(TRUTH)).max().orElseThrow();
        double floor = top * Math.pow(10, -DECADES);
        double[] x = energies();
        int number = 0;
        for (Map.Entry<String, double[]> spectrum : spectra.entrySet()) {
            double[] y = Arrays.stream(spectrum.getValue())
                    .map(value -> Math.max(floor, value))
                    .toArray();
            Color color = number == 0 ? Color.BLACK : Palette.color(number - 1);
            Charts.line(chart, spectrum.getKey(), x, y, color, number == 0 ? 2 : 1);
            number++;
        }
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setYAxisMin(floor);
        chart.getStyler().setYAxisMax(2 * top);
        chart.getStyler().setXAxisMin(energy.lowestKeV());
        chart.getStyler().setXAxisMax(highestKeV());
        return chart;
    }

    private Map<String, double[]> spectra(int phase) {
        Map<String, double[]> spectra = new LinkedHashMap<>();
        spectra.put(TRUTH, shares(truth.spectra(), phase));
        for (int i = 0; i < runs.size(); i++) {
            Fitted fitted = runs.get(i).fitted();
            int found = scores.get(i).get(phase).fitted();
            if (found < fitted.phases()) {
                spectra.put(runs.get(i).run().solver(), shares(fitted.spectra(), found));
            }
        }
        return spectra;
    }

    private static double[] shares(DMatrixRMaj spectra, int column) {
        double[] counts = CommonOps_DDRM.extractColumn(spectra, column, null).data;
        double sum = Arrays.stream(counts).sum();
        return Arrays.stream(counts).map(count -> sum > 0 ? count / sum : 0).toArray();
    }

    private double[] energies() {
        return IntStream.range(0, energy.channels())
                .mapToDouble(energy::centreKeV)
                .toArray();
    }

    private double highestKeV() {
        double[] sum = CommonOps_DDRM.sumRows(truth.spectra(), null).data;
        double below = SHOWN * Arrays.stream(sum).sum();
        int channel = 0;
        for (double counts = sum[0]; counts < below; channel++) {
            counts += sum[channel + 1];
        }
        return energy.centreKeV(channel);
    }

    private void writeTable(Path folder) throws IOException {
        List<String> header = new ArrayList<>(List.of("energy_keV"));
        List<double[]> columns = new ArrayList<>(List.of(energies()));
        for (int k = 0; k < truth.phases(); k++) {
            String phase = truth.phaseNames().get(k);
            spectra(k).forEach((name, spectrum) -> {
                header.add(String.format(Locale.ROOT, "%s %s", name, phase));
                columns.add(spectrum);
            });
        }
        CsvTable.write(
                folder.resolve(NAME + ".csv"),
                header,
                IntStream.range(0, energy.channels())
                        .mapToObj(l -> columns.stream().map(column -> column[l]).toList())
                        .toList());
    }
}
