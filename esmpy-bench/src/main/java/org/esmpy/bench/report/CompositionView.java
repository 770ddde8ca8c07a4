package org.esmpy.bench.report;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.esmpy.bench.table.CsvTable;

/** {@code composition.csv} with a column per phase: at.%, its errors and its valley where they are known. */
final class CompositionView {
    private static final String AT_PCT = "_at_pct";

    private CompositionView() {}

    static DomContent of(CsvTable.Content table) {
        List<String> phases = table.header().stream()
                .filter(name -> name.endsWith(AT_PCT))
                .map(name -> name.substring(0, name.length() - AT_PCT.length()))
                .toList();
        List<String> header = new ArrayList<>(List.of("at.%"));
        phases.forEach(phase -> header.add(phase.replace("phase_", "Phase ")));
        return div(
                p(
                        "Composition. Where given: ± counting error ± model error (cross-sections, thickness, detector), and in brackets the"
                                + " range that fits equally well."),
                table(
                        thead(tr(each(header, name -> th(name)))),
                        tbody(each(
                                table.rows(),
                                row -> tr(
                                        td(row.get("element")),
                                        each(phases, phase -> td(value(row, phase), extent(row, phase))))))));
    }

    private static DomContent value(CsvTable.Row row, String phase) {
        return span(number(row, phase + AT_PCT));
    }

    private static DomContent extent(CsvTable.Row row, String phase) {
        String error = number(row, phase + AT_PCT + "_se");
        String model = number(row, phase + AT_PCT + "_model_se");
        String low = number(row, phase + "_valley_lo");
        String high = number(row, phase + "_valley_hi");
        String text = (error.isEmpty() ? "" : " ± " + error)
                + (model.isEmpty() ? "" : " ± " + model)
                + (low.isEmpty() || high.isEmpty() ? "" : " [" + low + "–" + high + "]");
        return span(text).withClass("note");
    }

    private static String number(CsvTable.Row row, String column) {
        String cell = row.cells().getOrDefault(column, "");
        return cell.isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", Double.parseDouble(cell));
    }
}
