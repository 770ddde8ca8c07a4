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
import java.util.function.ToDoubleFunction;
import org.esmpy.bench.report.units.UnitTable;
import org.esmpy.bench.report.units.UnitTable.Cell;
import org.esmpy.bench.report.units.UnitTables;
import org.esmpy.bench.result.FitFolder;
import org.esmpy.bench.words.Numbers;
import org.esmpy.io.npy.NpyArray;

/** Writes the table of phases at the top of a fit: main elements of each with errors, and its share of the area. */
final class PhaseTable {
    /** Number of elements or oxides that are shown of a phase. */
    private static final int SHOWN = 5;

    /** Least share of an element or oxide that is shown, per cent. */
    private static final double LEAST_PCT = 0.5;

    private static final double PERCENT = 100;

    private PhaseTable() {}

    static Optional<DomContent> of(FitFolder fit) throws IOException {
        Optional<UnitTable> found = UnitTables.of(fit).map(units -> units.preferred(fit));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        UnitTable table = found.get();
        int phases = table.rows().isEmpty() ? 0 : table.rows().get(0).cells().size();
        double[] shares = fit.maps().map(PhaseTable::shares).orElseGet(() -> new double[0]);
        List<DomContent> rows = new ArrayList<>();
        for (int k = 0; k < phases; k++) {
            String share = k < shares.length ? String.format(Locale.ROOT, "%.1f %%", PERCENT * shares[k]) : "";
            rows.add(tr(
                    th(span().withClasses("swatch", "phase-" + k % PhaseColors.COUNT), span("Phase " + (k + 1)))
                            .attr("scope", "row"),
                    td(each(elements(table, k), element -> element)).withClass("elements"),
                    td(share).withClass("number")));
        }
        return Optional.of(div(table(
                        caption(table.heading()
                                + (has(table, Cell::counting) ? " ± counting error" : "")
                                + (has(table, Cell::model) ? " ± model error" : "")),
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

    private static boolean has(UnitTable table, ToDoubleFunction<Cell> error) {
        return table.rows().stream()
                .flatMap(row -> row.cells().stream())
                .anyMatch(cell -> Double.isFinite(error.applyAsDouble(cell)));
    }

    /** The most abundant elements or oxides. */
    private static List<DomContent> elements(UnitTable table, int phase) {
        List<DomContent> parts = new ArrayList<>();
        List<UnitTable.Row> rows = table.rows().stream()
                .filter(row -> row.cells().get(phase).value() >= LEAST_PCT)
                .sorted(Comparator.comparingDouble(
                        (UnitTable.Row row) -> -row.cells().get(phase).value()))
                .toList();
        for (UnitTable.Row row : rows.subList(0, Math.min(SHOWN, rows.size()))) {
            Cell cell = row.cells().get(phase);
            parts.add(span(
                            span(row.name()).withClass("symbol"),
                            span(" " + String.format(Locale.ROOT, "%.1f", cell.value())),
                            span(error(cell.counting()) + error(cell.model())).withClass("note"))
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

    /** Share of each phase in the sum of all abundances. */
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
