package org.esmpy.bench.physics;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.model.quantify.CrossSectionErrors;
import org.esmpy.physics.Element;

/**
 * Reads the user's errors of cross-sections from a CSV file with the columns {@code element}, {@code shell} (K, L or M)
 * and {@code error_pct}; the element {@code *} stands for all.
 */
final class CrossSectionErrorFile {
    private static final double PERCENT = 100;
    private static final String ALL = "*";
    private static final List<String> COLUMNS = List.of("element", "shell", "error_pct");

    private CrossSectionErrorFile() {}

    /** The default errors, replaced where the file has others. */
    static CrossSectionErrors read(Path file) throws IOException {
        CsvTable.Content table = CsvTable.read(file);
        if (!table.header().containsAll(COLUMNS)) {
            throw new IllegalArgumentException(file + " has the columns " + table.header()
                    + "; errors of cross-sections have " + String.join(",", COLUMNS));
        }
        CrossSectionErrors errors = CrossSectionErrors.usual();
        for (CsvTable.Row row : table.rows()) {
            try {
                errors = with(errors, row);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(file + ", row " + row.number() + ": " + e.getMessage(), e);
            }
        }
        return errors;
    }

    private static CrossSectionErrors with(CrossSectionErrors errors, CsvTable.Row row) {
        String element = row.get("element").strip();
        String shell = row.get("shell").strip();
        if (shell.length() != 1) {
            throw new IllegalArgumentException("a shell is K, L or M, got '" + shell + "'");
        }
        return errors.with(
                element.equals(ALL) ? Optional.empty() : Optional.of(Element.of(element)),
                shell.charAt(0),
                percent(row.get("error_pct")) / PERCENT);
    }

    private static double percent(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a number of per cent", e);
        }
    }
}
