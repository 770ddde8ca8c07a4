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
import java.util.Set;
import java.util.function.Function;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.esmpy.io.SpectrumFormatException;

/**
 * The XML of a spectrum, whose headers repeat in its results: values are looked up by their whole path, in which a
 * {@code ClassInstance} appears as its type, e.g. {@code "TRTSpectrum/TRTSpectrum/Channels"}; the first of several counts.
 * Only the values asked for are kept. The XML is not trusted: it may have no document type, so no entities, and neither
 * depth nor texts without bounds.
 */
final class TrtXml {
    private static final Charset ENCODING = Charset.forName("windows-1252");
    private static final int MAX_DEPTH = 64;
    private static final int MAX_TEXT = 1 << 20;
    private static final int MAX_EVENTS = 1_000_000;

    private static final String NOWHERE = "";
    private static final int MAX_VALUES = 1000;

    private final Set<String> paths;
    private final Map<String, List<String>> values = new HashMap<>();

    private TrtXml(Set<String> paths) {
        this.paths = paths;
    }

    /**
     * Reads XML.
     *
     * @param paths the values that are kept
     * @param error makes the exception of a problem
     * @throws SpectrumFormatException if the XML is damaged or breaks a bound
     */
    static TrtXml read(InputStream in, Set<String> paths, Function<String, SpectrumFormatException> error) {
        return new TrtXml(paths).read(in, error);
    }

    /** The first value of that path; empty if there is none or it is blank. */
    Optional<String> text(String path) {
        return texts(path).stream().findFirst();
    }

    /** All values of that path. */
    List<String> texts(String path) {
        return values.getOrDefault(path, List.of());
    }

    /** The finite number at that path; it may have a decimal comma. */
    OptionalDouble number(String path) {
        try {
            double number = Double.parseDouble(text(path).orElse("NaN").replace(',', '.'));
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** The whole number of at least 0 at that path. */
    OptionalInt integer(String path) {
        double number = number(path).orElse(-1);
        return number >= 0 && number <= Integer.MAX_VALUE && number == Math.rint(number)
                ? OptionalInt.of((int) number)
                : OptionalInt.empty();
    }

    /** The list of whole numbers at that path; none if it is not one. */
    long[] integers(String path) {
        try {
            return Arrays.stream(text(path).orElse("").split(","))
                    .map(String::strip)
                    .filter(number -> !number.isEmpty())
                    .mapToLong(Long::parseLong)
                    .toArray();
        } catch (NumberFormatException e) {
            return new long[0];
        }
    }

    private TrtXml read(InputStream in, Function<String, SpectrumFormatException> error) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLReporter((message, type, information, location) -> {}); // what is wrong is thrown as well
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new InputStreamReader(in, ENCODING));
            read(xml, error);
            xml.close();
            return this;
        } catch (XMLStreamException | IllegalArgumentException e) {
            throw error.apply("is no XML that can be read: " + firstLine(e) + "; the file is damaged")
                    .causedBy(e);
        }
    }

    private void read(XMLStreamReader xml, Function<String, SpectrumFormatException> error) throws XMLStreamException {
        Deque<String> places = new ArrayDeque<>(); // of the open elements
        StringBuilder text = new StringBuilder();
        for (int events = 0; xml.hasNext(); events++) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    places.push(place(xml, places));
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (text.length() <= MAX_TEXT) {
                        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    keep(places.pop(), text);
                    text.setLength(0);
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw error.apply("has a document type or an entity, which files of Bruker have not");
                default -> {} // comments and instructions
            }
            if (places.size() > MAX_DEPTH || events > MAX_EVENTS) {
                throw error.apply("is nested more than " + MAX_DEPTH + " deep or has more than " + MAX_EVENTS
                        + " parts; the file is damaged");
            }
        }
    }

    /** Path of an element; that of a path nobody asks for is cut off. */
    private String place(XMLStreamReader xml, Deque<String> places) {
        String name = xml.getLocalName();
        String type = name.equals("ClassInstance") ? xml.getAttributeValue("", "Type") : null;
        String around = places.isEmpty() ? "" : places.peek() + "/";
        String path = around + (type != null ? type : name);
        return paths.stream().anyMatch(wanted -> wanted.startsWith(path)) ? path : NOWHERE;
    }

    private void keep(String path, StringBuilder text) {
        String value = text.toString().strip();
        if (!paths.contains(path) || value.isEmpty() || text.length() > MAX_TEXT) {
            return;
        }
        List<String> before = values.computeIfAbsent(path, key -> new ArrayList<>());
        if (before.size() < MAX_VALUES) {
            before.add(value);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
