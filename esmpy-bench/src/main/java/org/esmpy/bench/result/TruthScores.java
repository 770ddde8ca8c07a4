package org.esmpy.bench.result;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.score.ComparedShare;
import org.esmpy.bench.score.IntervalCount;
import org.esmpy.bench.score.PhaseScore;
import org.esmpy.bench.score.StatedInterval;
import org.esmpy.bench.score.TruthComparison;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.sim.GroundTruth;
import org.esmpy.solver.analysis.AtomicRange;

/**
 * Scores of a fit of a simulated map against the truth. Its folder holds them in {@code truth.csv}, a row for each true
 * phase, and {@code truth_composition.csv}, a row for each element of these; the true maps and spectra are in
 * {@code result.hspy}.
 *
 * @param phases one score per true phase, in the order of the truth
 * @param shares whether maps were compared as shares of the counts of a pixel, since the abundances of the fit do not
 *               sum to one
 */
public record TruthScores(List<PhaseScore> phases, boolean shares) {
    private static final String FILE = "truth.csv";
    private static final String COMPOSITION = "truth_composition.csv";
    private static final String ABUNDANCES = "abundances";
    private static final String SHARES = "shares of counts";
    private static final double PERCENT = 100;

    /** Index of a fitted phase where none was left. */
    private static final int NONE = Integer.MAX_VALUE;

    public TruthScores {
        phases = List.copyOf(phases);
    }

    /** The scores in the folder of a fit; empty if its map held no truth. */
    public static Optional<TruthScores> of(FitFolder fit) throws IOException {
        return fit.table(FILE)
                .map(table -> new TruthScores(
                        table.rows().stream().map(TruthScores::score).toList(),
                        table.rows().stream()
                                .anyMatch(row -> row.get("compared").equals(SHARES))));
    }

    /** The rows about compositions, with the columns of {@code truth_composition.csv}. */
    public static List<CsvTable.Row> compositions(FitFolder fit) throws IOException {
        return fit.table(COMPOSITION).map(CsvTable.Content::rows).orElse(List.of());
    }

    /** Writes the scores; does nothing if the image of the fit holds no truth. */
    static void write(Fitted fitted, Path folder) throws IOException {
        Optional<GroundTruth> truth = GroundTruth.of(fitted.image());
        if (truth.isEmpty()) {
            return;
        }
        List<PhaseScore> scores = TruthComparison.scores(truth.get(), fitted);
        List<List<Object>> compositions = new ArrayList<>();
        for (PhaseScore score : scores) {
            TruthComparison.shares(truth.get(), fitted, score)
                    .forEach(share -> compositions.add(row(score, share, fitted.phases())));
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
        CsvTable.write(
                folder.resolve(FILE),
                columns,
                scores.stream().map(score -> row(score, fitted)).toList());
        CsvTable.write(
                folder.resolve(COMPOSITION),
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
                compositions);
    }

    private static List<Object> row(PhaseScore score, Fitted fitted) {
        List<Object> cells = new ArrayList<>(List.of(
                score.phase(),
                number(score, fitted.phases()),
                fitted.onSimplex() ? ABUNDANCES : SHARES,
                score.angleDeg(),
                score.mapMae(),
                score.mapMse(),
                score.mapPearson(),
                yesOrNo(Optional.of(score.isFound())),
                known(score.compositionMaeAtPct())));
        for (StatedInterval kind : StatedInterval.values()) {
            IntervalCount count = score.intervals(kind);
            cells.addAll(List.of(count.shares(), count.covered()));
        }
        return cells;
    }

    private static List<Object> row(PhaseScore score, ComparedShare share, int phases) {
        return List.of(
                score.phase(),
                number(score, phases),
                share.element().symbol(),
                share.trueAtPct(),
                share.foundFraction().isPresent()
                        ? PERCENT * share.foundFraction().getAsDouble()
                        : "",
                share.range().<Object>map(AtomicRange::lowAtPct).orElse(""),
                share.range().<Object>map(AtomicRange::highAtPct).orElse(""),
                yesOrNo(share.isHeld(StatedInterval.VALLEY)),
                share.error().<Object>map(error -> PERCENT * error.low()).orElse(""),
                share.error().<Object>map(error -> PERCENT * error.high()).orElse(""),
                yesOrNo(share.isHeld(StatedInterval.MODEL)));
    }

    private static Object yesOrNo(Optional<Boolean> answer) {
        return answer.<Object>map(yes -> yes ? 1 : 0).orElse("");
    }

    private static Object number(PhaseScore score, int phases) {
        return score.fitted() < phases ? score.fitted() + 1 : "";
    }

    private static Object known(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : "";
    }

    private static PhaseScore score(CsvTable.Row row) {
        Map<StatedInterval, IntervalCount> intervals = new EnumMap<>(StatedInterval.class);
        for (StatedInterval kind : StatedInterval.values()) {
            intervals.put(
                    kind,
                    new IntervalCount(
                            Integer.parseInt(row.get(kind.column("shares"))),
                            Integer.parseInt(row.get(kind.column("covered")))));
        }
        double composition = FitFolder.number(row.get("composition_mae_at_pct"));
        return new PhaseScore(
                row.get("phase"),
                row.get("fitted").isEmpty() ? NONE : Integer.parseInt(row.get("fitted")) - 1,
                Double.parseDouble(row.get("angle_deg")),
                Double.parseDouble(row.get("map_mae")),
                Double.parseDouble(row.get("map_mse")),
                Double.parseDouble(row.get("map_pearson")),
                Double.isNaN(composition) ? OptionalDouble.empty() : OptionalDouble.of(composition),
                intervals);
    }

    /** Whether a true phase is matched with a phase of the fit. */
    public static boolean isMatched(PhaseScore score) {
        return score.fitted() != NONE;
    }

    /** How many phases were found, in words. */
    public String words() {
        return phases.stream().filter(PhaseScore::isFound).count() + " of " + phases.size() + " phases found";
    }
}
