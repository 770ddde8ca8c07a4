package org.esmpy.bench.report.units;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.esmpy.bench.report.units.UnitTable.Cell;
import org.esmpy.bench.result.FitFolder;
import org.esmpy.bench.table.CsvTable;

/** Writes compositions as oxides: the table {@code oxides.csv}, and lines for a terminal. */
public final class OxideFile {
    private static final String NAME = "oxides.csv";
    private static final int FIRST_COLUMN = 8;
    private static final int COLUMN = 8;

    private OxideFile() {}

    /** Writes the table of a fit into a folder; nothing if it has no composition. */
    public static void write(FitFolder fit, Path into) throws IOException {
        Optional<UnitTable> table = UnitTables.of(fit).map(UnitTables::oxides);
        if (table.isEmpty() || table.get().rows().isEmpty()) {
            return;
        }
        int phases = table.get().rows().get(0).cells().size();
        List<String> header = new ArrayList<>(List.of("oxide"));
        for (int k = 1; k <= phases; k++) {
            header.addAll(
                    List.of("phase_" + k + "_wt_pct", "phase_" + k + "_wt_pct_se", "phase_" + k + "_wt_pct_model_se"));
        }
        List<List<Object>> rows = new ArrayList<>();
        for (UnitTable.Row row : table.get().rows()) {
            List<Object> cells = new ArrayList<>(List.of(row.name()));
            for (Cell cell : row.cells()) {
                cells.add(known(cell.value()));
                cells.add(known(cell.counting()));
                cells.add(known(cell.model()));
            }
            rows.add(cells);
        }
        CsvTable.write(into.resolve(NAME), header, rows);
    }

    private static Object known(double value) {
        return Double.isFinite(value) ? value : "";
    }

    /**
     * The oxides of a fit in aligned columns with their errors, and a note on assumptions.
     *
     * @param folder of the fit
     */
    public static List<String> lines(Path folder) throws IOException {
        Optional<UnitTable> found =
                UnitTables.of(FitFolder.of(folder, "", Optional.empty())).map(UnitTables::oxides);
        List<String> lines = new ArrayList<>();
        if (found.isPresent() && !found.get().rows().isEmpty()) {
            UnitTable table = found.get();
            StringBuilder header = new StringBuilder(padded("wt.%"));
            table.rows().forEach(row -> header.append(String.format("%" + COLUMN + "s", row.name())));
            lines.add(header.toString());
            for (int k = 0; k < table.rows().get(0).cells().size(); k++) {
                line(table, k, "phase_" + (k + 1), Cell::value).ifPresent(lines::add);
                line(table, k, " ±count", Cell::counting).ifPresent(lines::add);
                line(table, k, " ±model", Cell::model).ifPresent(lines::add);
            }
            lines.add(table.note());
        }
        return lines;
    }

    private static Optional<String> line(UnitTable table, int phase, String name, ToDoubleFunction<Cell> value) {
        StringBuilder line = new StringBuilder(padded(name));
        boolean any = false;
        for (UnitTable.Row row : table.rows()) {
            double number = value.applyAsDouble(row.cells().get(phase));
            any |= Double.isFinite(number);
            line.append(String.format(
                    "%" + COLUMN + "s", Double.isFinite(number) ? String.format(Locale.ROOT, "%.2f", number) : ""));
        }
        return any ? Optional.of(line.toString()) : Optional.empty();
    }

    private static String padded(String text) {
        return String.format("%-" + FIRST_COLUMN + "s", text);
    }
}
