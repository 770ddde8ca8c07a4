package org.esmpy.bench.report;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** Tables as CSV with a header line, numbers in full precision. */
public final class CsvTable {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    private static final CSVFormat WITH_HEADER =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private static final Pattern FORMULA = Pattern.compile("[=+@\\-\t\r]");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|[+-]?(Infinity|NaN)");

    private CsvTable() {}

    /** A cell that no spreadsheet takes for a formula: a name that begins like one gets an apostrophe before it. */
    private static Object harmless(Object cell) {
        return cell instanceof CharSequence text
                        && FORMULA.matcher(text).lookingAt()
                        && !NUMBER.matcher(text).matches()
                ? "'" + text
                : cell;
    }

    /** Reads a table. */
    public static Content read(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = WITH_HEADER.parse(reader)) {
            return new Content(parser.getHeaderNames(), parser.getRecords());
        }
    }

    /**
     * What a table holds.
     *
     * @param header names of the columns
     * @param rows   rows, whose cells know these names
     */
    public record Content(List<String> header, List<CSVRecord> rows) {}

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
