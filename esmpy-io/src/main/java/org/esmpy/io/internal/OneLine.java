package org.esmpy.io.internal;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.esmpy.physics.Element;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Metadata in one line of a text file: readable where a text is simple, else percent-encoded UTF-8. */
public final class OneLine {
    private static final Logger LOG = LoggerFactory.getLogger(OneLine.class);
    private static final String EMPTY = "%";
    private static final Pattern ATOMIC_NUMBER = Pattern.compile("\\d{1,3}");

    private OneLine() {}

    /** A text that {@link #decode} turns back, for files in UTF-8. */
    public static String encode(String text) {
        return encode(text, c -> !Character.isISOControl(c));
    }

    /** A text that {@link #decode} turns back, for files in ASCII. */
    public static String encodeAscii(String text) {
        return encode(text, c -> c >= ' ' && c <= '~');
    }

    /** A text without blanks and separators, such as a name. */
    public static String percent(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The text that was encoded; the text itself if it was not. */
    public static String decode(String text) {
        if (text.equals(EMPTY)) {
            return "";
        }
        try {
            return text.contains("%") ? URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8) : text;
        } catch (IllegalArgumentException e) { // not one of ours
            return text;
        }
    }

    /** Symbols of elements, with blanks between them. */
    public static String elements(List<Element> elements) {
        return elements.stream().map(Element::symbol).collect(Collectors.joining(" "));
    }

    /**
     * The elements whose symbols are in a line, or whose atomic numbers, which are put in order; what is neither is
     * left out.
     */
    public static List<Element> elements(String line) {
        List<Element> elements = new ArrayList<>();
        List<Element> byNumber = new ArrayList<>();
        for (String word : line.strip().split("[\\s,;]+")) {
            try {
                if (ATOMIC_NUMBER.matcher(word).matches()) {
                    byNumber.add(Element.ofZ(Integer.parseInt(word)));
                } else {
                    elements.add(Element.of(word));
                }
            } catch (IllegalArgumentException e) {
                LOG.debug("'{}' is not an element; left out", word);
            }
        }
        byNumber.stream().sorted(Comparator.comparingInt(Element::z)).forEach(elements::add);
        return elements.stream().distinct().toList();
    }

    private static String encode(String text, IntPredicate allowed) {
        boolean simple = text.strip().equals(text) && text.chars().allMatch(c -> c != '%' && allowed.test(c));
        return text.isEmpty() ? EMPTY : simple ? text : percent(text);
    }
}
