package org.esmpy.bench.report;

import static j2html.TagCreator.div;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;

import com.fasterxml.jackson.databind.JsonNode;
import j2html.tags.DomContent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.bench.result.FitFolder;
import org.esmpy.bench.result.TruthScores;
import org.esmpy.bench.score.PhaseScore;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.bench.words.Numbers;
import org.esmpy.solver.analysis.Outcome;

/**
 * Compares several fits on one page: a table of their figures, and rows of phases that are matched between the fits.
 */
final class BesideSection {
    private static final int ELEMENTS_SHOWN = 4;

    private final List<Column> columns = new ArrayList<>();

    /** Adds a fit. Its data is not kept. */
    void add(FitFolder fit) throws IOException {
        columns.add(Column.of(fit));
    }

    /** The section; empty for a single fit. */
    Optional<DomContent> content() {
        if (columns.size() < 2) {
            return Optional.empty();
        }
        boolean byTruth = haveTheSameTruth();
        List<MatchedPhases> matches =
                columns.stream().map(column -> match(column, byTruth)).toList();
        List<String> header = new ArrayList<>(List.of("Fact"));
        columns.forEach(column -> header.add(column.title()));
        String all = matches.stream()
                .map(match -> Arrays.toString(match.phases()))
                .reduce((a, b) -> a + "," + b)
                .orElse("");
        return Optional.of(section(
                        h2("Side by side"),
                        p((byTruth
                                        ? "The map is a simulation that carries its truth. Phases are matched to those of"
                                                + " the truth by the angle between their spectra; "
                                        : "Phases are matched to those of the first fit by the angle between their"
                                                + " spectra; ")
                                + "maps of matched phases are in one row. Choose a fit above to see it alone."),
                        Tables.of("Fits", header, rows(matches)),
                        div().attr("data-view", "beside")
                                .attr("data-matches", "[" + all + "]")
                                .attr("data-truth", Boolean.toString(byTruth)))
                .withClasses("part", "beside")
                .attr("aria-label", "Side by side"));
    }

    private List<List<String>> rows(List<MatchedPhases> matches) {
        List<List<String>> rows = new ArrayList<>();
        List<String> names = columns.stream()
                .flatMap(column -> column.figures().stream())
                .map(Verdict.Fact::name)
                .distinct()
                .toList();
        for (String name : names) {
            List<String> row = new ArrayList<>(List.of(name));
            columns.forEach(column -> row.add(column.figure(name)));
            rows.add(row);
        }
        int most =
                matches.stream().mapToInt(match -> match.phases().length).max().orElse(0);
        for (int i = 0; i < most; i++) {
            List<String> row = new ArrayList<>(List.of(name(i)));
            for (int c = 0; c < columns.size(); c++) {
                row.add(matches.get(c).inWords(i, columns.get(c).phases()));
            }
            rows.add(row);
        }
        return rows;
    }

    private String name(int row) {
        List<PhaseScore> truth = columns.get(0).truth();
        return haveTheSameTruth() && row < truth.size()
                ? "True " + truth.get(row).phase()
                : "Matched phase " + (row + 1);
    }

    private boolean haveTheSameTruth() {
        List<List<String>> names = columns.stream()
                .map(column -> column.truth().stream().map(PhaseScore::phase).toList())
                .distinct()
                .toList();
        return names.size() == 1 && !names.get(0).isEmpty();
    }

    private MatchedPhases match(Column column, boolean byTruth) {
        DMatrixRMaj first = columns.get(0).spectra();
        if (byTruth) {
            return MatchedPhases.toTruth(column.truth(), column.count());
        }
        return column == columns.get(0)
                        || first.getNumRows() != column.spectra().getNumRows()
                ? MatchedPhases.unmatched(column.count())
                : MatchedPhases.toFirst(first, column.spectra(), column.count());
    }

    /**
     * The column of a fit.
     *
     * @param title   name of the fit
     * @param figures figures of the whole fit
     * @param phases  most abundant elements of each phase, in words
     * @param spectra L×K; without columns if there are none
     * @param truth   how well the truth of a simulation was found; empty if there is none
     */
    private record Column(
            String title,
            List<Verdict.Fact> figures,
            List<String> phases,
            DMatrixRMaj spectra,
            List<PhaseScore> truth) {
        static Column of(FitFolder fit) throws IOException {
            Optional<CsvTable.Content> composition = fit.table("composition.csv");
            List<String> names =
                    composition.map(table -> FitFolder.phases(table, "_at_pct")).orElse(List.of());
            List<String> words = names.stream()
                    .map(name -> composition.map(table -> words(table, name)).orElse(""))
                    .toList();
            List<Verdict.Fact> figures = figures(fit.result());
            Optional<TruthScores> truth = TruthScores.of(fit);
            truth.ifPresent(scores -> figures.addAll(figures(scores)));
            return new Column(
                    fit.title(),
                    figures,
                    words,
                    fit.spectra().orElseGet(() -> new DMatrixRMaj(0, 0)),
                    truth.map(TruthScores::phases).orElse(List.of()));
        }

        /** Number of phases. */
        int count() {
            return Math.max(phases.size(), spectra.getNumCols());
        }

        private static List<Verdict.Fact> figures(TruthScores scores) {
            return List.of(
                    new Verdict.Fact("Truth of the simulation", scores.words()),
                    new Verdict.Fact("Mean angle to the truth", mean("%.2f°", scores, PhaseScore::angleDeg)),
                    new Verdict.Fact("Mean map error (MAE)", mean("%.4f", scores, PhaseScore::mapMae)),
                    new Verdict.Fact("Mean correlation of maps", mean("%.3f", scores, PhaseScore::mapPearson)));
        }

        private static String mean(String format, TruthScores scores, ToDoubleFunction<PhaseScore> figure) {
            return String.format(
                    Locale.ROOT,
                    format,
                    scores.phases().stream().mapToDouble(figure).average().orElseThrow());
        }

        private static List<Verdict.Fact> figures(JsonNode result) {
            List<Verdict.Fact> facts = new ArrayList<>();
            facts.add(new Verdict.Fact("Input", result.at("/input/path").asText()));
            facts.add(
                    new Verdict.Fact("Solver", result.at("/settings/solver/id").asText()));
            JsonNode chi2 = result.at("/misfit/chi2PerChannel");
            facts.add(new Verdict.Fact(
                    "χ² per channel", chi2.isNumber() ? Numbers.significant(chi2.asDouble(), 3) : "not measured"));
            facts.add(new Verdict.Fact(
                    "Objective, nats", Numbers.nats(result.path("objectiveNats").asDouble())));
            facts.add(new Verdict.Fact(
                    "Time", Numbers.seconds(result.path("seconds").asDouble())));
            facts.add(new Verdict.Fact(
                    "Stopped", Outcome.inWords(result.path("stopReason").asText())));
            facts.add(new Verdict.Fact(
                    "Doubts", Integer.toString(result.path("warnings").size())));
            return facts;
        }

        private static String words(CsvTable.Content table, String phase) {
            return table.rows().stream()
                    .sorted(Comparator.comparingDouble(
                            (CsvTable.Row row) -> -FitFolder.number(row.get(phase + "_at_pct"))))
                    .limit(ELEMENTS_SHOWN)
                    .filter(row -> FitFolder.number(row.get(phase + "_at_pct")) > 0)
                    .map(row -> String.format(
                            Locale.ROOT, "%s %.1f", row.get("element"), FitFolder.number(row.get(phase + "_at_pct"))))
                    .reduce((a, b) -> a + ", " + b)
                    .orElse("no element of the specimen");
        }

        String figure(String name) {
            return figures.stream()
                    .filter(fact -> fact.name().equals(name))
                    .map(Verdict.Fact::value)
                    .findFirst()
                    .orElse("");
        }
    }
}
