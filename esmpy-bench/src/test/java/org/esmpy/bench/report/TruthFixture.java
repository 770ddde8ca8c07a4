package org.esmpy.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.bench.score.PhaseScore;
import org.esmpy.bench.score.StatedInterval;
import org.esmpy.bench.score.TruthComparison;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.sim.GroundTruth;

/**
 * The truth of a made-up fit: its own phases in the reverse order, each a little less abundant, and one more that the fit
 * does not have.
 */
final class TruthFixture {
    private static final double LESS = 0.9;

    /** A name that must be text on a page. */
    private static final String MISSED = "<b>missed</b> & lost";

    private final GroundTruth truth;
    private final List<PhaseScore> scores;
    private final int phases;

    /**
     * @param spectra of the phases of the fit, K×L
     * @param h       their abundances, K×P
     */
    TruthFixture(double[][] spectra, double[] h) {
        phases = spectra.length;
        int pixels = h.length / phases;
        int channels = spectra[0].length;
        DMatrixRMaj abundances = new DMatrixRMaj(phases + 1, pixels);
        DMatrixRMaj d = new DMatrixRMaj(channels, phases + 1);
        DMatrixRMaj own = new DMatrixRMaj(channels, phases);
        for (int k = 0; k < phases; k++) {
            for (int p = 0; p < pixels; p++) {
                abundances.set(phases - 1 - k, p, LESS * h[k * pixels + p]);
            }
            for (int l = 0; l < channels; l++) {
                d.set(l, phases - 1 - k, (1 + 0.1 * Math.sin(l)) * spectra[k][l]);
                own.set(l, k, spectra[k][l]);
            }
        }
        for (int p = 0; p < pixels; p++) {
            abundances.set(phases, p, 1 - LESS);
        }
        d.set(channels - 1, phases, 1);
        List<String> names = new ArrayList<>();
        IntStream.rangeClosed(1, phases).forEach(t -> names.add("mineral " + t));
        names.add(MISSED);
        Composition periclase = Composition.ofAtoms(Map.of(Element.of("Mg"), 1.0, Element.of("O"), 1.0));
        truth = new GroundTruth(
                names, abundances, d, names.stream().map(name -> periclase).toList());
        scores = TruthComparison.scores(truth, own, DMatrixRMaj.wrap(phases, pixels, h), true);
    }

    GroundTruth truth() {
        return truth;
    }

    /** Writes what a fit keeps of it. */
    void write(Path folder) throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        List<List<Object>> shares = new ArrayList<>();
        for (PhaseScore score : scores) {
            boolean matched = score.fitted() < phases;
            Object fitted = matched ? score.fitted() + 1 : "";
            List<Object> row = new ArrayList<>(List.of(
                    score.phase(),
                    fitted,
                    "abundances",
                    score.angleDeg(),
                    score.mapMae(),
                    score.mapMse(),
                    score.mapPearson(),
                    score.isFound() ? 1 : 0,
                    matched ? 1.5 : ""));
            for (StatedInterval ignored : StatedInterval.values()) {
                row.addAll(List.of(matched ? 2 : 0, matched ? 1 : 0));
            }
            rows.add(row);
            if (matched) {
                shares.add(List.of(score.phase(), fitted, "O", 50, 52, 51.5, 52.5, 0, 45, 60, 1));
                shares.add(List.of(score.phase(), fitted, "Mg", 50, 48, 47, 51, 1, 40, 55, 1));
            }
        }
        List<String> columns = new ArrayList<>(List.of(
                "phase",
                "fitted",
                "compared",
                "angle_deg",
                "map_mae",
                "map_mse",
                "map_pearson",
                "found",
                "composition_mae_at_pct"));
        for (StatedInterval kind : StatedInterval.values()) {
            columns.addAll(List.of(kind.column("shares"), kind.column("covered")));
        }
        CsvTable.write(folder.resolve("truth.csv"), columns, rows);
        CsvTable.write(
                folder.resolve("truth_composition.csv"),
                List.of(
                        "phase",
                        "fitted",
                        "element",
                        "true_at_pct",
                        "at_pct",
                        "range_lo",
                        "range_hi",
                        "held",
                        "model_lo",
                        "model_hi",
                        "model_held"),
                shares);
    }
}
