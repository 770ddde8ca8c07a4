package org.esmpy.physics.internal;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.esmpy.physics.TableFormatException;

/**
 * Reads a table that a user wrote: comma-separated, UTF-8, {@code #} for comments, the first other line names the
 * columns. Columns may stand in any order; case and underscores of their names do not matter, and further columns are
 * ignored.
 */
public final class UserTable {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setCommentMarker('#')
            .setIgnoreSurroundingSpaces(true)
            .get();
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private UserTable() {}

    /**
     * All rows of a file.
     *
     * @param columns columns that must be there; the rows use this spelling
     * @throws TableFormatException if a column or every row is missing
     */
    public static List<TableRow> read(Path file, String... columns) throws IOException {
        try {
            String text = Files.readString(file);
            return parse(
                    file.toString(),
                    text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text,
                    columns);
        } catch (CharacterCodingException e) {
            throw new TableFormatException(file.toString(), 1, "", "the file is not UTF-8 text");
        }
    }

    private static List<TableRow> parse(String name, String text, String... columns) throws IOException {
        List<TableRow> rows = new ArrayList<>();
        CSVFormat format =
                FORMAT.builder().setHeader(header(name, text, columns)).get();
        long headerLine = 0;
        try (CSVParser parser = format.parse(new StringReader(text))) {
            for (CSVRecord cells : parser) {
                if (headerLine == 0) {
                    headerLine = parser.getCurrentLineNumber();
                } else if (cells.size() > format.getHeader().length) {
                    throw new TableFormatException(
                            name,
                            parser.getCurrentLineNumber(),
                            "",
                            "there are " + cells.size() + " cells, but " + format.getHeader().length
                                    + " columns; write numbers with decimal points, not commas");
                } else {
                    rows.add(new TableRow(name, parser.getCurrentLineNumber(), cells));
                }
            }
        } catch (UncheckedIOException e) {
            throw new TableFormatException(name, headerLine + rows.size() + 1, "", "not comma-separated text");
        }
        if (rows.isEmpty()) {
            throw new TableFormatException(name, headerLine, "", "there are no rows below the names of the columns");
        }
        return rows;
    }

    /** Names of the columns, spelt as the caller spells those it needs. */
    private static String[] header(String name, String text, String... columns) throws IOException {
        try (CSVParser parser = FORMAT.parse(new StringReader(text))) {
            for (CSVRecord cells : parser) {
                String[] header = cells.values();
                for (String column : columns) {
                    header[indexOf(column, header, name, parser.getCurrentLineNumber())] = column;
                }
                checkNames(header, name, parser.getCurrentLineNumber());
                return header;
            }
        } catch (UncheckedIOException e) {
            throw new TableFormatException(name, 1, "", "not comma-separated text");
        }
        throw new TableFormatException(name, 1, "", "the file is empty; expected " + String.join(",", columns));
    }

    private static void checkNames(String[] header, String name, long line) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < header.length; i++) {
            if (header[i].trim().isEmpty()) { // a name of control characters only counts as empty too
                throw new TableFormatException(name, line, "", "column " + (i + 1) + " has no name");
            }
            if (!names.add(header[i])) {
                throw new TableFormatException(name, line, "", "column " + (i + 1) + " has the name of another");
            }
        }
    }

    private static int indexOf(String column, String[] header, String name, long line) {
        for (int i = 0; i < header.length; i++) {
            if (plain(header[i]).equals(plain(column))) {
                return i;
            }
        }
        throw new TableFormatException(
                name, line, column, "there is no such column; expected " + column + " beside " + List.of(header));
    }

    private static String plain(String column) {
        return column.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
