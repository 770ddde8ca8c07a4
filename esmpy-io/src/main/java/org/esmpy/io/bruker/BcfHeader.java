package org.esmpy.io.bruker;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.esmpy.io.SpectrumFormatException;

/**
 * The XML header. Its values are looked up by the type of the {@code ClassInstance} around them and their own name, e.g.
 * {@code "TRTSEMData/HV"}; the first of several counts. The XML is not trusted: it may have no document type, so no
 * entities, and neither depth nor texts without bounds.
 */
final class BcfHeader {
    private static final Charset ENCODING = Charset.forName("windows-1252");
    private static final int MAX_DEPTH = 64;
    private static final int MAX_TEXT = 1 << 20;
    private static final int MAX_EVENTS = 10_000_000;

    private final Map<String, List<String>> values = new HashMap<>();

    private BcfHeader() {}

    /**
     * @throws SpectrumFormatException if the XML is damaged or breaks a bound
     */
    static BcfHeader read(BcfEntry entry, InputStream in) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLReporter((message, type, information, location) -> {}); // what is wrong is thrown as well
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new InputStreamReader(in, ENCODING));
            BcfHeader header = new BcfHeader();
            header.read(entry, xml);
            xml.close();
            return header;
        } catch (XMLStreamException | IllegalArgumentException e) {
            throw entry.error("is no XML that can be read: " + firstLine(e) + "; the file is damaged")
                    .causedBy(e);
        }
    }

    /** The first value of that place; empty if there is none or it is blank. */
    Optional<String> text(String place) {
        return texts(place).stream().findFirst();
    }

    /** All values of that place. */
    List<String> texts(String place) {
        return values.getOrDefault(place, List.of());
    }

    /** The finite number at that place; it may have a decimal comma. */
    OptionalDouble number(String place) {
        try {
            double number = Double.parseDouble(text(place).orElse("NaN").replace(',', '.'));
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** The whole number of at least 0 at that place. */
    OptionalInt integer(String place) {
        double number = number(place).orElse(-1);
        return number >= 0 && number <= Integer.MAX_VALUE && number == Math.rint(number)
                ? OptionalInt.of((int) number)
                : OptionalInt.empty();
    }

    /** The list of whole numbers at that place; none if it is not one. */
    long[] integers(String place) {
        try {
            return Arrays.stream(text(place).orElse("").split(","))
                    .map(String::strip)
                    .filter(number -> !number.isEmpty())
                    .mapToLong(Long::parseLong)
                    .toArray();
        } catch (NumberFormatException e) {
            return new long[0];
        }
    }

    private void read(BcfEntry entry, XMLStreamReader xml) throws XMLStreamException {
        Deque<String> types = new ArrayDeque<>(); // of the ClassInstances around, one for each open element
        StringBuilder text = new StringBuilder();
        for (int events = 0; xml.hasNext(); events++) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    types.push(type(xml, types));
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (text.length() <= MAX_TEXT) {
                        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    keep(types.pop() + "/" + xml.getLocalName(), text);
                    text.setLength(0);
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw entry.error("has a document type or an entity, which headers of Bruker have not");
                default -> {} // comments and instructions
            }
            if (types.size() > MAX_DEPTH || events > MAX_EVENTS) {
                throw entry.error("is nested more than " + MAX_DEPTH + " deep or has more than " + MAX_EVENTS
                        + " parts; the file is damaged");
            }
        }
    }

    private static String type(XMLStreamReader xml, Deque<String> types) {
        String type = xml.getLocalName().equals("ClassInstance") ? xml.getAttributeValue("", "Type") : null;
        return type != null ? type : types.isEmpty() ? "" : types.peek();
    }

    private void keep(String place, StringBuilder text) {
        String value = text.toString().strip();
        if (!value.isEmpty() && text.length() <= MAX_TEXT) {
            values.computeIfAbsent(place, key -> new ArrayList<>()).add(value);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
