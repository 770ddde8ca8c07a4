package org.esmpy.bench.table;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads and writes tables as CSV with a header line and numbers in full precision. A text that a spreadsheet would take
 * for a formula is written behind an apostrophe, which reading removes again, so that every text comes back unchanged.
 */
public final class CsvTable {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    private static final CSVFormat WITH_HEADER =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    /** Matches formulas behind apostrophes too, so that reading does not remove an apostrophe of the text itself. */
    private static final Pattern FORMULA = Pattern.compile("'*[=+@\\-\t\r]");

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|[+-]?(Infinity|NaN)");

    private CsvTable() {}

    private static boolean looksLikeFormula(CharSequence text) {
        return FORMULA.matcher(text).lookingAt() && !NUMBER.matcher(text).matches();
    }

    private static Object harmless(Object cell) {
        return cell instanceof CharSequence text && looksLikeFormula(text) ? "'" + text : cell;
    }

    private static String original(String cell) {
        return cell.startsWith("'") && looksLikeFormula(cell.substring(1)) ? cell.substring(1) : cell;
    }

    /**
     * Reads a table.
     *
     * @throws IllegalArgumentException if its columns have no or the same names; names the file
     */
    public static Content read(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = WITH_HEADER.parse(reader)) {
            List<String> header =
                    parser.getHeaderNames().stream().map(CsvTable::original).toList();
            if (header.stream().distinct().count() < header.size()) {
                throw new IllegalArgumentException("two columns have the same name, of " + header);
            }
            return new Content(
                    header,
                    parser.stream().map(record -> Row.of(header, record)).toList());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The content of a table.
     *
     * @param header names of the columns
     * @param rows   rows, with cells by these names
     */
    public record Content(List<String> header, List<Row> rows) {}

    /**
     * A row of a table.
     *
     * @param number number of the row; that below the header is 1
     * @param cells  by the names of the columns
     */
    public record Row(long number, Map<String, String> cells) {
        private static Row of(List<String> header, CSVRecord record) {
            Map<String, String> cells = new HashMap<>();
            for (int i = 0; i < Math.min(header.size(), record.size()); i++) {
                cells.put(header.get(i), original(record.get(i)));
            }
            return new Row(record.getRecordNumber(), Map.copyOf(cells));
        }

        /**
         * The cell of a column.
         *
         * @throws IllegalArgumentException if the row has none
         */
        public String get(String column) {
            String cell = cells.get(column);
            if (cell == null) {
                throw new IllegalArgumentException("no cell '" + column + "'");
            }
            return cell;
        }
    }

    public static void write(Path file, List<String> header, List<? extends List<?>> rows) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                CSVPrinter printer = new CSVPrinter(writer, FORMAT)) {
            printer.printRecord(header.stream().map(CsvTable::harmless).toList());
            for (List<?> row : rows) {
                printer.printRecord(row.stream().map(CsvTable::harmless).toList());
            }
        }
    }
}
