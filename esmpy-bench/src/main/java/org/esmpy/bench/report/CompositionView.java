package org.esmpy.bench.report;

import static j2html.TagCreator.div;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.esmpy.bench.report.units.UnitTable;

/**
 * Writes the compositions of a fit as a table for readers without scripts: a column per phase, with errors and valleys.
 */
final class CompositionView {
    private CompositionView() {}

    static DomContent of(UnitTable table) {
        List<String> header = new ArrayList<>(List.of(table.heading()));
        int phases = table.rows().isEmpty() ? 0 : table.rows().get(0).cells().size();
        for (int k = 1; k <= phases; k++) {
            header.add("Phase " + k);
        }
        List<List<DomContent>> rows = new ArrayList<>();
        for (UnitTable.Row row : table.rows()) {
            List<DomContent> cells = new ArrayList<>(List.of(span(row.name())));
            row.cells().forEach(cell -> cells.add(content(cell)));
            rows.add(cells);
        }
        return div(Tables.ofCells("", header, rows), p(table.note()).withClass("note"));
    }

    private static DomContent content(UnitTable.Cell cell) {
        String valley = Double.isFinite(cell.valleyLow()) && Double.isFinite(cell.valleyHigh())
                ? " [" + number(cell.valleyLow()) + "–" + number(cell.valleyHigh()) + "]"
                : "";
        return span(
                span(Double.isFinite(cell.value()) ? number(cell.value()) : "–"),
                span(error(cell.counting()) + error(cell.model()) + valley).withClass("note"));
    }

    private static String error(double value) {
        return Double.isFinite(value) ? " ± " + number(value) : "";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
