package org.esmpy.io.msa;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.esmpy.io.internal.OneLine;
import org.esmpy.model.ImageMetadata;

/**
 * Converts metadata to keywords of an MSA file and back. The standard has keywords for title, date, time and owner in
 * ASCII. All other metadata, and texts that do not fit there, go into keywords of our own, which begin with {@code ##}
 * as the standard allows: {@code ##TITLE}, {@code ##ELEMENTS} and a {@code ##NOTE} for each note, {@code name=text} in
 * percent-encoding.
 */
final class MsaMetadata {
    static final String TITLE = "TITLE";
    static final String OWN_TITLE = "#TITLE";
    static final String ELEMENTS = "#ELEMENTS";
    static final String NOTE = "#NOTE";

    private static final int MAX_STANDARD = 64;
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("dd-MMM-uuuu")
            .toFormatter(Locale.ENGLISH);

    /** The notes that the standard has keywords for. */
    private static final Map<String, String> STANDARD = Map.of("DATE", "date", "TIME", "time", "OWNER", "owner");

    private MsaMetadata() {}

    /**
     * The text of a standard keyword: characters beyond ASCII become blanks, and it is cut to the length that the
     * standard allows.
     */
    static String standard(String key, ImageMetadata metadata) {
        if (key.equals(TITLE)) {
            return ascii(metadata.title());
        }
        String text = metadata.notes().getOrDefault(STANDARD.get(key), "");
        return ascii(key.equals("DATE") ? fromIso(text) : text);
    }

    /** The lines with keywords of our own: pairs of keyword and text. */
    static List<String[]> own(ImageMetadata metadata) {
        List<String[]> lines = new ArrayList<>();
        if (!ascii(metadata.title()).equals(metadata.title())) {
            lines.add(new String[] {OWN_TITLE, OneLine.encodeAscii(metadata.title())});
        }
        if (!metadata.elements().isEmpty()) {
            lines.add(new String[] {ELEMENTS, OneLine.elements(metadata.elements())});
        }
        metadata.notes()
                .forEach((name, text) ->
                        lines.add(new String[] {NOTE, OneLine.percent(name) + "=" + OneLine.encodeAscii(text)}));
        return lines;
    }

    /**
     * @param keys  texts by keyword
     * @param notes texts of the {@code ##NOTE} lines
     */
    static ImageMetadata read(Map<String, String> keys, List<String> notes) {
        Map<String, String> texts = new TreeMap<>();
        STANDARD.forEach((key, name) -> {
            String text = keys.getOrDefault(key, "");
            if (!text.isEmpty()) {
                texts.put(name, key.equals("DATE") ? toIso(text) : text);
            }
        });
        for (String note : notes) {
            int equals = note.indexOf('=');
            if (equals > 0) {
                texts.put(OneLine.decode(note.substring(0, equals)), OneLine.decode(note.substring(equals + 1)));
            }
        }
        String title = keys.containsKey(OWN_TITLE) ? OneLine.decode(keys.get(OWN_TITLE)) : keys.getOrDefault(TITLE, "");
        return ImageMetadata.empty()
                .withTitle(title)
                .withElements(OneLine.elements(keys.getOrDefault(ELEMENTS, "")))
                .withNotes(texts);
    }

    private static String ascii(String text) {
        String plain = text.replaceAll("[^ -~]", " ").strip();
        return plain.substring(0, Math.min(MAX_STANDARD, plain.length())).strip();
    }

    private static String fromIso(String date) {
        try {
            return DATE.format(LocalDate.parse(date)).toUpperCase(Locale.ROOT);
        } catch (DateTimeParseException e) {
            return date;
        }
    }

    private static String toIso(String date) {
        try {
            return LocalDate.parse(date, DATE).toString();
        } catch (DateTimeParseException e) {
            return date;
        }
    }
}
