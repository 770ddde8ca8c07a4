package org.esmpy.physics;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The elements of {@code elements.csv}, read once. */
final class ElementTable {
    private static final String FILE = "elements.csv";

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setCommentMarker('#')
            .setHeader()
            .setSkipHeaderRecord(true)
            .get();

    static final List<Element> ELEMENTS = read();
    private static final Map<String, Element> BY_SYMBOL = bySymbol();

    private ElementTable() {}

    /**
     * The element of a symbol in any case, without white space around it.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Element of(String symbol) {
        Element element = BY_SYMBOL.get(symbol.toLowerCase(Locale.ROOT));
        if (element == null) {
            throw new IllegalArgumentException(
                    "no element '" + symbol + "'; expected a chemical symbol from H to " + last().symbol());
        }
        return element;
    }

    private static Element last() {
        return ELEMENTS.get(ELEMENTS.size() - 1);
    }

    private static List<Element> read() {
        List<Element> elements = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(ElementTable.class.getResourceAsStream(FILE), FILE);
                CSVParser rows = FORMAT.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (CSVRecord row : rows) {
                elements.add(new Element(
                        Integer.parseInt(row.get("Z")),
                        row.get("symbol"),
                        row.get("name"),
                        Double.parseDouble(row.get("atomic_weight_u"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(elements);
    }

    private static Map<String, Element> bySymbol() {
        Map<String, Element> map = new HashMap<>();
        ELEMENTS.forEach(element -> map.put(element.symbol().toLowerCase(Locale.ROOT), element));
        return Map.copyOf(map);
    }
}
