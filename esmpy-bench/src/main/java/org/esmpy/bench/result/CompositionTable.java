package org.esmpy.bench.result;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.model.quantify.FractionError;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.solver.analysis.AtomicRange;

/**
 * Writes the table {@code composition.csv}: a row per element, with its share in each phase and the errors of the
 * share.
 */
final class CompositionTable {
    private static final double PERCENT = 100;
    private static final List<Column> COLUMNS = List.of(
            new Column(
                    "at_pct",
                    (fitted, phase, element) -> composition(fitted, phase)
                            .map(composition -> PERCENT * composition.atomicFraction(element))
                            .orElse(0.0)),
            new Column("at_pct_se", (fitted, phase, element) -> known(fitted.standardErrorAtPct(phase, element))),
            new Column("at_pct_model_se", model(error -> PERCENT * error.modelError())),
            new Column("at_pct_lo", model(error -> PERCENT * error.low())),
            new Column("at_pct_hi", model(error -> PERCENT * error.high())),
            new Column("valley_lo", range(AtomicRange::valleyLowAtPct)),
            new Column("valley_hi", range(AtomicRange::valleyHighAtPct)),
            new Column(
                    "wt_pct",
                    (fitted, phase, element) -> composition(fitted, phase)
                            .map(composition -> PERCENT * composition.massFraction(element))
                            .orElse(0.0)));

    private static final Column BOOTSTRAP = new Column(
            "at_pct_bootstrap",
            (fitted, phase, element) ->
                    fitted.bootstrapAtPct(phase, element).<Object>map(sd -> sd).orElse(""));

    private CompositionTable() {}

    static void write(Fitted fitted, Path file) throws IOException {
        List<String> header = new ArrayList<>(List.of("element"));
        for (String phase : fitted.phaseNames()) {
            columns(fitted).forEach(column -> header.add(phase + "_" + column.suffix()));
        }
        CsvTable.write(
                file,
                header,
                fitted.elements().stream().map(element -> row(fitted, element)).toList());
    }

    /** The columns of a phase, with the spread over bootstrap maps if there were some. */
    private static List<Column> columns(Fitted fitted) {
        boolean bootstrapped = fitted.outcome()
                .errors()
                .filter(errors -> errors.bootstrapMaps() > 0)
                .isPresent();
        return bootstrapped
                ? Stream.concat(COLUMNS.stream(), Stream.of(BOOTSTRAP)).toList()
                : COLUMNS;
    }

    private static List<Object> row(Fitted fitted, Element element) {
        List<Object> row = new ArrayList<>(List.of(element.symbol()));
        for (int phase = 0; phase < fitted.phases(); phase++) {
            for (Column column : columns(fitted)) {
                row.add(column.cell().of(fitted, phase, element));
            }
        }
        return row;
    }

    /** Empty where the value is not known, and where the counts do not bound it. */
    private static Object known(OptionalDouble value) {
        return Double.isFinite(value.orElse(Double.NaN)) ? value.getAsDouble() : "";
    }

    private static Cell model(Function<FractionError, Object> value) {
        return (fitted, phase, element) ->
                fitted.modelError(phase, element).map(value).orElse("");
    }

    private static Cell range(Function<AtomicRange, Object> value) {
        return (fitted, phase, element) ->
                fitted.range(phase, element).map(value).orElse("");
    }

    private static Optional<Composition> composition(Fitted fitted, int phase) {
        return fitted.compositions().get(phase);
    }

    /**
     * A column that every phase has.
     *
     * @param suffix end of the header, behind the name of the phase
     * @param cell   value for an element; empty text where it is not known
     */
    private record Column(String suffix, Cell cell) {}

    /** Makes a cell. */
    @FunctionalInterface
    private interface Cell {
        Object of(Fitted fitted, int phase, Element element);
    }
}
