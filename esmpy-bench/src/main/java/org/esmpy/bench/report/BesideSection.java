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
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.bench.result.FitFolder;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.bench.words.Numbers;
import org.esmpy.solver.analysis.Outcome;
import org.esmpy.solver.matching.PhaseAssignment;
import org.esmpy.solver.matching.PhaseMatching;

/** Several fits beside each other: their figures, and their phases in rows, each matched to one of the first fit. */
final class BesideSection {
    private static final int ELEMENTS_SHOWN = 4;

    private final List<Column> columns = new ArrayList<>();

    /** Takes what is needed of a fit; its data may be forgotten then. */
    void add(FitFolder fit) throws IOException {
        columns.add(Column.of(fit, columns.isEmpty() ? Optional.empty() : Optional.of(columns.get(0))));
    }

    /** The section; empty for a single fit. */
    Optional<DomContent> content() {
        if (columns.size() < 2) {
            return Optional.empty();
        }
        List<String> header = new ArrayList<>(List.of("Fact"));
        columns.forEach(column -> header.add(column.title()));
        List<List<String>> rows = new ArrayList<>();
        for (String name :
                columns.get(0).figures().stream().map(Verdict.Fact::name).toList()) {
            List<String> row = new ArrayList<>(List.of(name));
            columns.forEach(column -> row.add(column.figure(name)));
            rows.add(row);
        }
        int phases = columns.stream()
                .mapToInt(column -> column.phases().size())
                .max()
                .orElse(0);
        for (int i = 0; i < phases; i++) {
            List<String> row = new ArrayList<>(List.of("Matched phase " + (i + 1)));
            for (Column column : columns) {
                row.add(column.matched(i));
            }
            rows.add(row);
        }
        String matches = columns.stream()
                .map(column -> Arrays.toString(column.match()))
                .reduce((a, b) -> a + "," + b)
                .orElse("");
        return Optional.of(section(
                        h2("Side by side"),
                        p("Phases are matched to those of the first fit by the angle between their"
                                + " spectra; maps of a row"
                                + " belong together. Choose a fit above to look into it."),
                        Tables.of("Fits", header, rows),
                        div().attr("data-view", "beside").attr("data-matches", "[" + matches + "]"))
                .withClasses("part", "beside")
                .attr("aria-label", "Side by side"));
    }

    /**
     * What is told of a fit.
     *
     * @param title   what to call it
     * @param figures of the whole fit
     * @param phases  in words
     * @param spectra L×K; without columns if there are none
     * @param match   for each row the phase from 0, −1 for none
     * @param degrees for each phase the angle to the one it is matched to; NaN if it is not known
     */
    private record Column(
            String title,
            List<Verdict.Fact> figures,
            List<String> phases,
            DMatrixRMaj spectra,
            int[] match,
            double[] degrees) {
        static Column of(FitFolder fit, Optional<Column> first) throws IOException {
            Optional<CsvTable.Content> composition = fit.table("composition.csv");
            List<String> names =
                    composition.map(table -> FitFolder.phases(table, "_at_pct")).orElse(List.of());
            List<String> words = names.stream()
                    .map(name -> composition.map(table -> words(table, name)).orElse(""))
                    .toList();
            DMatrixRMaj spectra = spectra(fit);
            int phases = Math.max(words.size(), spectra.getNumCols());
            double[] degrees = new double[phases];
            Arrays.fill(degrees, Double.NaN);
            int[] match = IntStream.range(0, phases).toArray();
            if (first.isPresent() && first.get().spectra.getNumRows() == spectra.getNumRows()) {
                match = match(first.get().spectra, spectra, degrees);
            }
            return new Column(fit.title(), figures(fit.result()), words, spectra, match, degrees);
        }

        private static int[] match(DMatrixRMaj first, DMatrixRMaj own, double[] degrees) {
            double[][] angles = PhaseMatching.anglesDeg(first, own);
            int[] match = PhaseAssignment.cheapest(angles);
            for (int i = 0; i < match.length; i++) {
                if (match[i] >= 0) {
                    degrees[match[i]] = angles[i][match[i]];
                }
            }
            IntStream unmatched = IntStream.range(0, own.getNumCols())
                    .filter(k -> IntStream.of(match).noneMatch(matched -> matched == k));
            return IntStream.concat(IntStream.of(match), unmatched).toArray();
        }

        private static DMatrixRMaj spectra(FitFolder fit) throws IOException {
            Optional<CsvTable.Content> table = fit.table("spectra.csv");
            if (table.isEmpty()) {
                return new DMatrixRMaj(0, 0);
            }
            List<String> names = FitFolder.phases(table.get(), "");
            DMatrixRMaj spectra = new DMatrixRMaj(table.get().rows().size(), names.size());
            for (int k = 0; k < names.size(); k++) {
                double[] column = FitFolder.numbers(table.get(), names.get(k));
                for (int l = 0; l < column.length; l++) {
                    spectra.set(l, k, column[l]);
                }
            }
            return spectra;
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

        String matched(int row) {
            if (row >= match.length || match[row] < 0) {
                return "–";
            }
            int k = match[row];
            String angle = k < degrees.length && Double.isFinite(degrees[k])
                    ? String.format(Locale.ROOT, " (%.1f° from the first)", degrees[k])
                    : "";
            return "Phase " + (k + 1) + ": " + (k < phases.size() ? phases.get(k) : "") + angle;
        }
    }
}
