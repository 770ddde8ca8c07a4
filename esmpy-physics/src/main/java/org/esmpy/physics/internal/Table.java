package org.esmpy.physics.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.esmpy.physics.TableFormatException;

/**
 * A comma-separated table whose first column is the atomic number and whose rows of one element stand together.
 * Lines that start with {@code #} are comments; the first other line names the columns. Only the atomic numbers are
 * looked at on reading: the rows of an element are parsed when they are asked for, because a spectrum has few of them.
 * Immutable and thread-safe.
 */
public final class Table {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setCommentMarker('#')
            .setIgnoreSurroundingSpaces(true)
            .get();

    private final String name;
    private final String text;
    private final CSVFormat format;
    private final Map<Integer, Block> blocks = new TreeMap<>();

    /** The rows of one element: characters {@code from} to {@code to} of the text, {@code line} is the first. */
    private record Block(int line, int from, int to) {}

    private Table(String name, String text) {
        this.name = name;
        this.text = text;
        int line = 1;
        int at = 0;
        while (at < text.length() && (text.charAt(at) == '#' || text.charAt(at) == '\n')) {
            at = endOfLine(at);
            line++;
        }
        int header = at;
        at = endOfLine(at);
        this.format = FORMAT.builder()
                .setHeader(columns(text.substring(header, at), line))
                .get();
        split(at, line + 1);
    }

    /** A table beside a class. */
    public static Table resource(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " beside " + owner.getName() + " is missing");
            }
            return new Table(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + name, e);
        }
    }

    /**
     * A table from its text.
     *
     * @param name what error messages call it
     */
    public static Table of(String name, String text) {
        return new Table(name, text.replace("\r\n", "\n"));
    }

    /** Atomic numbers with rows. */
    public NavigableSet<Integer> elements() {
        return new TreeSet<>(blocks.keySet());
    }

    /** Rows of an element in the order of the file; empty if there are none. */
    public List<TableRow> rows(int z) {
        Block block = blocks.get(z);
        return block == null ? List.of() : parse(block);
    }

    private List<TableRow> parse(Block block) {
        List<TableRow> rows = new ArrayList<>();
        try (CSVParser parser = format.parse(new StringReader(text.substring(block.from(), block.to())))) {
            for (CSVRecord cells : parser) {
                rows.add(new TableRow(name, block.line() + parser.getCurrentLineNumber() - 1, cells));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new TableFormatException(name, block.line(), "", "not comma-separated: " + e.getMessage());
        }
        return rows;
    }

    private String[] columns(String header, int line) {
        try (CSVParser parser = FORMAT.parse(new StringReader(header))) {
            return parser.getRecords().stream()
                    .findFirst()
                    .map(CSVRecord::values)
                    .orElseThrow(() -> new TableFormatException(name, line, "", "expected the names of the columns"));
        } catch (IOException | UncheckedIOException e) {
            throw new TableFormatException(name, line, "", "not comma-separated: " + e.getMessage());
        }
    }

    private void split(int start, int firstLine) {
        int line = firstLine;
        int blockStart = start;
        int blockLine = firstLine;
        int element = 0;
        for (int at = start; at < text.length(); at = endOfLine(at), line++) {
            char first = text.charAt(at);
            int z = first == '#' || first == '\n' ? element : atomicNumber(at, line);
            if (z != element) {
                add(element, new Block(blockLine, blockStart, at));
                element = z;
                blockStart = at;
                blockLine = line;
            }
        }
        add(element, new Block(blockLine, blockStart, text.length()));
    }

    private void add(int element, Block block) {
        if (element > 0 && blocks.put(element, block) != null) {
            throw new TableFormatException(name, block.line(), "Z", "the rows of Z = " + element + " are not together");
        }
    }

    private int atomicNumber(int at, int line) {
        int comma = text.indexOf(',', at);
        String cell = text.substring(at, comma < 0 ? endOfLine(at) : comma).strip();
        try {
            int z = Integer.parseInt(cell);
            if (z > 0) {
                return z;
            }
        } catch (NumberFormatException e) {
            throw new TableFormatException(name, line, "Z", "'" + cell + "' is not an atomic number");
        }
        throw new TableFormatException(name, line, "Z", cell + " is not an atomic number");
    }

    private int endOfLine(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }
}
