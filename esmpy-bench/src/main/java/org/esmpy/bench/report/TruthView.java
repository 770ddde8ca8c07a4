package org.esmpy.bench.report;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;

import j2html.tags.DomContent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.esmpy.bench.result.FitFolder;
import org.esmpy.bench.result.TruthScores;
import org.esmpy.bench.score.IntervalCount;
import org.esmpy.bench.score.PhaseScore;
import org.esmpy.bench.score.StatedInterval;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.bench.words.Numbers;
import org.esmpy.physics.Element;

/**
 * Compares the fit of a simulated map with the truth in the file of the map: figures of each phase, and compositions.
 */
final class TruthView {
    private static final int PERCENT = 100;

    /** Least share of an element, in truth or fit, that the table shows, at.%. */
    private static final double LEAST_AT_PCT = 0.5;

    private static final List<String> HEADER = List.of(
            "True phase",
            "Matched with",
            "Found",
            "Angle",
            "Map error (MAE)",
            "Correlation of maps",
            "Error of at.% (MAE)",
            "Shares within the counting range");

    private TruthView() {}

    static DomContent of(TruthScores scores, FitFolder fit) throws IOException {
        return div(
                p(
                        strong("This map is a simulation. This part compares the fit with the truth behind it."),
                        span(String.format(
                                Locale.ROOT,
                                " Each true phase is matched with one of the fit, so that the sum of the angles between"
                                        + " their spectra is smallest. It counts as found if the angle is below %.0f°"
                                        + " and the maps correlate by more than %.1f. Errors of maps are means over the"
                                        + " pixels with specimen; %s.",
                                PhaseScore.FOUND_DEG,
                                PhaseScore.FOUND_PEARSON,
                                scores.shares()
                                        ? "maps are compared as shares of the counts of a pixel, since the abundances of"
                                                + " this fit do not sum to one"
                                        : "they are errors of abundances, which sum to one in a pixel"))),
                Tables.of("How well each phase of the truth was found", HEADER, rows(scores)),
                div().attr("data-view", "truth"),
                compositions(scores, TruthScores.compositions(fit)));
    }

    private static List<List<String>> rows(TruthScores scores) {
        return scores.phases().stream()
                .map(score -> List.of(
                        score.phase(),
                        matched(score),
                        score.isFound() ? "yes" : "no",
                        String.format(Locale.ROOT, "%.2f°", score.angleDeg()),
                        String.format(Locale.ROOT, "%.4f", score.mapMae()),
                        String.format(Locale.ROOT, "%.3f", score.mapPearson()),
                        score.compositionMaeAtPct().isPresent()
                                ? Numbers.significant(
                                        score.compositionMaeAtPct().getAsDouble(), 2)
                                : "–",
                        held(score.intervals(StatedInterval.VALLEY))))
                .toList();
    }

    private static String held(IntervalCount ranges) {
        return ranges.shares() > 0 ? ranges.covered() + " of " + ranges.shares() : "none stated";
    }

    private static String matched(PhaseScore score) {
        return TruthScores.isMatched(score) ? "phase " + (score.fitted() + 1) : "none left";
    }

    /** A row for each element, and a column for each phase that was matched. */
    private static DomContent compositions(TruthScores scores, List<CsvTable.Row> all) {
        List<CsvTable.Row> shares = all.stream().filter(TruthView::isShown).toList();
        List<PhaseScore> matched =
                scores.phases().stream().filter(TruthScores::isMatched).toList();
        Set<String> elements = new TreeSet<>(Comparator.comparing(Element::of));
        shares.forEach(share -> elements.add(share.get("element")));
        if (elements.isEmpty()) {
            return div();
        }
        List<String> header = new ArrayList<>(List.of("at.%"));
        matched.forEach(score -> header.add(score.phase() + " (" + matched(score) + ")"));
        List<List<DomContent>> rows = new ArrayList<>();
        for (String element : elements) {
            List<DomContent> cells = new ArrayList<>(List.of(span(element)));
            for (PhaseScore score : matched) {
                cells.add(shares.stream()
                        .filter(share -> share.get("phase").equals(score.phase()))
                        .filter(share -> share.get("element").equals(element))
                        .map(TruthView::share)
                        .findFirst()
                        .orElse(span("–")));
            }
            rows.add(cells);
        }
        return div(
                        p("A cell shows the true share and, for fitted elements, the share found and whether two"
                                        + " ranges hold the true one: the range of counting (valley and two standard"
                                        + " errors) and the range of all errors, counting and model together. The table"
                                        + " above counts the ranges of counting, for elements above 1 at.%. Elements"
                                        + " below 0.5 at.% in both truth and fit are only in truth_composition.csv.")
                                .withClass("note"),
                        Tables.ofCells("True compositions", header, rows))
                .withClass("true-composition");
    }

    private static boolean isShown(CsvTable.Row share) {
        return FitFolder.number(share.get("true_at_pct")) >= LEAST_AT_PCT
                || FitFolder.number(share.get("at_pct")) >= LEAST_AT_PCT;
    }

    private static DomContent share(CsvTable.Row share) {
        List<DomContent> parts = new ArrayList<>(List.of(span(percent(share, "true_at_pct"))));
        if (!share.get("at_pct").isEmpty()) {
            parts.add(span("found " + percent(share, "at_pct")).withClass("note"));
        }
        range(share, "range", "held", "counting").ifPresent(parts::add);
        range(share, "model", "model_held", "all errors").ifPresent(parts::add);
        return div(each(parts, part -> part));
    }

    private static Optional<DomContent> range(CsvTable.Row share, String range, String answer, String what) {
        if (share.get(answer).isEmpty()) {
            return Optional.empty();
        }
        boolean held = share.get(answer).equals("1");
        return Optional.of(span(what + " " + percent(share, range + "_lo") + "–" + percent(share, range + "_hi")
                        + (held ? " holds" : " misses"))
                .withClasses("note", held ? "held" : "missed"));
    }

    /** A share in per cent, limited to 0 to 100. */
    private static String percent(CsvTable.Row share, String column) {
        double value = FitFolder.number(share.get(column));
        return String.format(Locale.ROOT, "%.2f", Math.max(0, Math.min(PERCENT, value)));
    }
}
