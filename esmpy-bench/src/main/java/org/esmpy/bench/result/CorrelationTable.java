package org.esmpy.bench.result;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.model.quantify.PairError;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;

/**
 * Writes the table {@code correlations.csv}: for each phase, the correlations between the errors of at.% of its
 * elements, with which the errors of wt.%, oxides and ratios are computed, and the ratio of the atoms of two elements with
 * its 95 % interval.
 */
final class CorrelationTable {
    private static final List<String> HEADER =
            List.of("phase", "element", "other", "counting", "model", "ratio", "ratio_lo", "ratio_hi");

    private CorrelationTable() {}

    /** Writes the table, if any correlation is known. */
    static void write(Fitted fitted, Path file) throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        for (int phase = 0; phase < fitted.phases(); phase++) {
            Map<String, Map<String, Double>> counting = ofPhase(fitted.found().correlations(), phase);
            Map<String, Map<String, PairError>> model = ofPhase(fitted.pairErrors(), phase);
            Optional<Composition> composition = fitted.compositions().get(phase);
            List<Element> elements = composition
                    .<List<Element>>map(found -> List.copyOf(found.elements()))
                    .orElse(List.of());
            for (Element element : elements) {
                for (Element other : elements) {
                    Object byCounting = of(counting, element, other)
                            .map(CorrelationTable::correlation)
                            .orElse("");
                    Optional<PairError> pair = of(model, element, other);
                    Object byModel = pair.map(PairError::correlation)
                            .map(CorrelationTable::correlation)
                            .orElse("");
                    if (!byCounting.equals("") || !byModel.equals("")) {
                        rows.add(List.of(
                                phase + 1,
                                element.symbol(),
                                other.symbol(),
                                byCounting,
                                byModel,
                                finite(composition.orElseThrow().atomicFraction(element)
                                        / composition.orElseThrow().atomicFraction(other)),
                                pair.map(error -> finite(error.ratioLow())).orElse(""),
                                pair.map(error -> finite(error.ratioHigh())).orElse("")));
                    }
                }
            }
        }
        if (!rows.isEmpty()) {
            CsvTable.write(file, HEADER, rows);
        }
    }

    private static <V> Map<String, Map<String, V>> ofPhase(List<Map<String, Map<String, V>>> pairs, int phase) {
        return pairs.isEmpty() ? Map.of() : pairs.get(phase);
    }

    private static <V> Optional<V> of(Map<String, Map<String, V>> pairs, Element element, Element other) {
        return Optional.ofNullable(
                pairs.getOrDefault(element.symbol(), Map.of()).get(other.symbol()));
    }

    private static Object correlation(double value) {
        return finite(Math.max(-1, Math.min(1, value))); // rounding
    }

    private static Object finite(double value) {
        return Double.isFinite(value) ? value : "";
    }
}
