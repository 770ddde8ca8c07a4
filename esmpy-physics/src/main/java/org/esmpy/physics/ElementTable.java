package org.esmpy.physics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.esmpy.physics.internal.Table;
import org.esmpy.physics.internal.TableRow;

/** The elements of {@code elements.csv}, read once. */
final class ElementTable {
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
        Table table = Table.resource(ElementTable.class, "elements.csv");
        List<Element> elements = new ArrayList<>();
        for (int z : table.elements()) {
            TableRow row = table.rows(z).get(0);
            elements.add(new Element(z, row.text("symbol"), row.text("name"), row.number("atomic_weight_u")));
        }
        return List.copyOf(elements);
    }

    private static Map<String, Element> bySymbol() {
        Map<String, Element> map = new HashMap<>();
        ELEMENTS.forEach(element -> map.put(element.symbol().toLowerCase(Locale.ROOT), element));
        return Map.copyOf(map);
    }
}
