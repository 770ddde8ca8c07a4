package org.esmpy.bench.result;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;

/**
 * Writes the table {@code correlations.csv}: for each phase, the correlations between the errors of at.% of its
 * elements. The errors of wt.%, oxides and ratios are computed with them.
 */
final class CorrelationTable {
    private static final List<String> HEADER = List.of("phase", "element", "other", "counting", "model");

    private CorrelationTable() {}

    /** Writes the table, if any correlation is known. */
    static void write(Fitted fitted, Path file) throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        for (int phase = 0; phase < fitted.phases(); phase++) {
            Map<String, Map<String, Double>> counting = ofPhase(fitted.found().correlations(), phase);
            Map<String, Map<String, Double>> model = ofPhase(fitted.modelCorrelations(), phase);
            List<Element> elements = fitted.compositions()
                    .get(phase)
                    .map(Composition::elements)
                    .<List<Element>>map(List::copyOf)
                    .orElse(List.of());
            for (Element element : elements) {
                for (Element other : elements) {
                    Object byCounting = cell(counting, element, other);
                    Object byModel = cell(model, element, other);
                    if (!byCounting.equals("") || !byModel.equals("")) {
                        rows.add(List.of(phase + 1, element.symbol(), other.symbol(), byCounting, byModel));
                    }
                }
            }
        }
        if (!rows.isEmpty()) {
            CsvTable.write(file, HEADER, rows);
        }
    }

    private static Map<String, Map<String, Double>> ofPhase(
            List<Map<String, Map<String, Double>>> correlations, int phase) {
        return correlations.isEmpty() ? Map.of() : correlations.get(phase);
    }

    private static Object cell(Map<String, Map<String, Double>> correlations, Element element, Element other) {
        Double value = correlations.getOrDefault(element.symbol(), Map.of()).get(other.symbol());
        return value == null || !Double.isFinite(value) ? "" : Math.max(-1, Math.min(1, value)); // rounding
    }
}
