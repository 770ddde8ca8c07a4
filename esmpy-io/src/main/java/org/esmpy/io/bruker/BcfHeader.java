package org.esmpy.io.bruker;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.esmpy.io.SpectrumFormatException;

/**
 * The XML of a map's header or of a spectrum. Values are looked up by the type of the {@code ClassInstance} around them
 * and their own name, e.g. {@code "TRTSEMData/HV"}; in a spectrum, whose headers repeat in its results, by their whole
 * path, in which a {@code ClassInstance} appears as its type. Of several values the first is used. Only the requested
 * values are kept. The XML is not trusted: it may have no document type, so no entities, and its depth, names and parts
 * are bounded.
 */
final class BcfHeader {
    static final Charset ENCODING = Charset.forName("windows-1252");
    private static final int MAX_DEPTH = 64;
    private static final int MAX_TEXT = 1 << 20;
    private static final int MAX_EVENTS = 1_000_000;
    private static final int MAX_NAMES = 10_000;
    private static final int MAX_VALUES = 1000;
    private static final int MAX_REASON = 200;

    private final Set<String> places;
    private final Map<String, List<String>> values = new HashMap<>();

    private final boolean wholePaths;
    private final Function<String, SpectrumFormatException> error;

    private BcfHeader(Set<String> places, boolean wholePaths, Function<String, SpectrumFormatException> error) {
        this.places = places;
        this.wholePaths = wholePaths;
        this.error = error;
    }

    /**
     * The header of a map.
     *
     * @param places the values that are kept
     * @throws SpectrumFormatException if the XML is damaged or breaks a bound
     */
    static BcfHeader read(BcfEntry entry, InputStream in, Set<String> places) {
        return new BcfHeader(places, false, entry::error).read(in);
    }

    /**
     * A spectrum.
     *
     * @param paths the values that are kept
     * @param error makes the exception of a problem
     * @throws SpectrumFormatException if the XML is damaged or breaks a bound
     */
    static BcfHeader ofSpectrum(InputStream in, Set<String> paths, Function<String, SpectrumFormatException> error) {
        return new BcfHeader(paths, true, error).read(in);
    }

    private BcfHeader read(InputStream in) {
        try {
            PartReader parts = new PartReader(new InputStreamReader(in, ENCODING));
            XMLStreamReader xml = parts.open();
            read(xml, parts);
            xml.close();
            return this;
        } catch (XMLStreamException | IllegalArgumentException e) {
            throw error.apply("is no XML that can be read: " + oneLine(e) + "; the file is damaged")
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

    private void read(XMLStreamReader xml, PartReader parts) throws XMLStreamException {
        Deque<String> types = new ArrayDeque<>(); // of the ClassInstances around, one for each open element
        Set<String> names = new HashSet<>();
        StringBuilder text = new StringBuilder();
        for (int events = 0; xml.hasNext(); events++) {
            parts.begin();
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    types.push(place(xml, types));
                    names.add(xml.getLocalName());
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (text.length() <= MAX_TEXT) {
                        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    String place = types.pop();
                    keep(wholePaths ? place : place + "/" + xml.getLocalName(), text);
                    text.setLength(0);
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw error.apply("has a document type or an entity, which headers of Bruker have not");
                default -> {} // comments and instructions
            }
            if (types.size() > MAX_DEPTH || events > MAX_EVENTS || names.size() > MAX_NAMES) {
                throw error.apply("is nested more than " + MAX_DEPTH + " deep, or has more than " + MAX_EVENTS
                        + " parts or " + MAX_NAMES + " names; the file is damaged");
            }
        }
    }

    /** The nearest type around an element, or its path if a requested path begins with it. */
    private String place(XMLStreamReader xml, Deque<String> places) {
        String around = places.isEmpty() ? "" : places.peek();
        String name = xml.getLocalName();
        String type = name.equals("ClassInstance") ? xml.getAttributeValue("", "Type") : null;
        if (!wholePaths) {
            return type != null ? type : around;
        }
        String path = (places.isEmpty() ? "" : around + "/") + (type != null ? type : name);
        return this.places.stream().anyMatch(wanted -> wanted.startsWith(path)) ? path : "";
    }

    private void keep(String place, StringBuilder text) {
        if (!places.contains(place) || text.length() > MAX_TEXT) {
            return;
        }
        List<String> before = values.computeIfAbsent(place, key -> new ArrayList<>());
        String value = text.toString().strip();
        if (!value.isEmpty() && before.size() < MAX_VALUES) {
            before.add(value);
        }
    }

    private static String oneLine(Exception e) {
        String line = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        return line.substring(0, Math.min(MAX_REASON, line.length()));
    }
}
