package org.esmpy.bench.report;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.esmpy.bench.result.FitFolder;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.io.npy.NpyArray;

/** The phases at a glance: what each is made of, with errors, and how much of the area it takes. */
final class PhaseTable {
    private static final int SHOWN = 5;
    private static final double LEAST_AT_PCT = 0.5;
    private static final double PERCENT = 100;

    private PhaseTable() {}

    static Optional<DomContent> of(FitFolder fit) throws IOException {
        Optional<CsvTable.Content> found = fit.table("composition.csv");
        if (found.isEmpty()) {
            return Optional.empty();
        }
        CsvTable.Content table = found.get();
        List<String> phases = FitFolder.phases(table, "_at_pct");
        double[] shares = fit.maps().map(PhaseTable::shares).orElseGet(() -> new double[0]);
        List<DomContent> rows = new ArrayList<>();
        for (int k = 0; k < phases.size(); k++) {
            String share = k < shares.length ? String.format(Locale.ROOT, "%.1f %%", PERCENT * shares[k]) : "";
            rows.add(tr(
                    th(span().withClasses("swatch", "phase-" + k % PhaseColors.COUNT), span("Phase " + (k + 1)))
                            .attr("scope", "row"),
                    td(each(elements(table, phases.get(k)), element -> element)).withClass("elements"),
                    td(share).withClass("number")));
        }
        return Optional.of(div(table(
                        caption(errors(table, phases)),
                        thead(tr(
                                th("Phase").attr("scope", "col"),
                                th("Composition").attr("scope", "col"),
                                th("Share").attr("scope", "col").withClass("number"))),
                        tbody(each(rows, row -> row))))
                .withClasses("phase-table", "scroll")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", "Phases"));
    }

    private static String errors(CsvTable.Content table, List<String> phases) {
        boolean counting = has(table, phases, "_at_pct_se");
        boolean model = has(table, phases, "_at_pct_model_se");
        return "at.%" + (counting ? " ± counting error" : "") + (model ? " ± model error" : "");
    }

    private static boolean has(CsvTable.Content table, List<String> phases, String ending) {
        return table.rows().stream()
                .anyMatch(row -> phases.stream().anyMatch(phase -> Double.isFinite(value(row, phase, ending))));
    }

    /** The most frequent elements; those below 0.5 at.% only if nothing else is there. */
    private static List<DomContent> elements(CsvTable.Content table, String phase) {
        List<DomContent> parts = new ArrayList<>();
        List<CsvTable.Row> rows = table.rows().stream()
                .filter(row -> value(row, phase, "_at_pct") >= LEAST_AT_PCT)
                .sorted(Comparator.comparingDouble((CsvTable.Row row) -> -value(row, phase, "_at_pct")))
                .toList();
        for (CsvTable.Row row : rows.subList(0, Math.min(SHOWN, rows.size()))) {
            parts.add(span(
                            span(row.get("element")).withClass("symbol"),
                            span(" " + String.format(Locale.ROOT, "%.1f", value(row, phase, "_at_pct"))),
                            span(error(value(row, phase, "_at_pct_se")) + error(value(row, phase, "_at_pct_model_se")))
                                    .withClass("note"))
                    .withClass("element"));
        }
        if (rows.size() > SHOWN) {
            parts.add(span("and " + (rows.size() - SHOWN) + " more").withClass("note"));
        }
        return parts.isEmpty() ? List.of(span("no element of the specimen").withClass("note")) : parts;
    }

    private static String error(double value) {
        return Double.isFinite(value) ? " ± " + Numbers.significant(value, value < 1 ? 1 : 2) : "";
    }

    private static double value(CsvTable.Row row, String phase, String ending) {
        return FitFolder.number(row.cells().getOrDefault(phase + ending, ""));
    }

    /** Of the sum of all abundances. */
    static double[] shares(NpyArray maps) {
        int phases = maps.shape()[0];
        int pixels = maps.shape()[1] * maps.shape()[2];
        double[] sums = new double[phases];
        for (int k = 0; k < phases; k++) {
            for (int p = 0; p < pixels; p++) {
                sums[k] += maps.values()[k * pixels + p];
            }
        }
        double all = Arrays.stream(sums).sum();
        return Arrays.stream(sums).map(sum -> all > 0 ? sum / all : 0).toArray();
    }
}
