package org.esmpy.bench.fit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.esmpy.bench.settings.PriorImages;
import org.esmpy.bench.table.CsvTable;
import org.esmpy.model.Basis;

/** Reads the weights of a phase from the {@code W.csv} of another fit. */
final class PriorWeights {
    private PriorWeights() {}

    /**
     * Reads a phase.
     *
     * @param phase name of its column in the file
     * @return a weight per column of G
     * @throws IllegalArgumentException if the file is missing or lacks the phase or a column of G
     */
    static double[] read(String file, String phase, Basis basis) {
        Map<String, String> given = new TreeMap<>();
        try {
            CsvTable.Content table = CsvTable.read(PriorImages.existing(file));
            if (!table.header().containsAll(List.of("column", phase))) {
                throw new IllegalArgumentException(file + " has the columns " + table.header() + ", not 'column' and '"
                        + phase + "'; name the phase to take, e.g. " + file + "#phase_1");
            }
            for (CsvTable.Row row : table.rows()) {
                put(given, row, phase, file);
            }
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " is not text; W is a CSV file as a fit leaves it", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        double[] weights = new double[basis.size()];
        Arrays.setAll(weights, c -> weight(given, basis.columns().get(c).name(), file));
        return weights;
    }

    private static void put(Map<String, String> given, CsvTable.Row row, String phase, String file) {
        try {
            given.put(row.get("column"), row.get(phase));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ", row " + row.number() + ": " + e.getMessage(), e);
        }
    }

    private static double weight(Map<String, String> given, String column, String file) {
        String text = given.get(column);
        if (text == null) {
            throw new IllegalArgumentException(file + " has no row for the column " + column + " of G, only "
                    + given.keySet() + "; fit with the same elements");
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(file + ": '" + text + "' in the row " + column + " is not a number", e);
        }
    }
}
