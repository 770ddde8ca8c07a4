package org.esmpy.bench.report;

import static j2html.TagCreator.code;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.section;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Writes the glossary of the page from {@code docs/glossary.md}, which the build copies beside this class. Links to
 * other pages of the docs become text, so that the page needs no network.
 */
final class Glossary {
    private static final Pattern ENTRY = Pattern.compile("(?ms)^\\*\\*(.+?)\\.\\*\\* (.+?)(?=\\n\\n|\\Z)");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\([^)]+\\)");

    private Glossary() {}

    /** A word and its meaning, with code between backticks. */
    private record Entry(String word, String meaning) {}

    static DomContent content() throws IOException {
        return section(
                        h2("Words"),
                        dl(each(
                                entries(),
                                entry -> each(
                                        dt(entry.word()).withId(id(entry.word())),
                                        dd().with(withCode(entry.meaning()))))))
                .attr("aria-label", "Words")
                .withClasses("part", "words");
    }

    /** The HTML id of a word, made of its first part, e.g. {@code word-chi-squared}. */
    static String id(String word) {
        return "word-" + word.toLowerCase(Locale.ROOT).split("[,(]")[0].strip().replace(' ', '-');
    }

    private static List<Entry> entries() throws IOException {
        return ENTRY.matcher(read())
                .results()
                .map(entry -> new Entry(entry.group(1), plain(entry)))
                .toList();
    }

    private static String plain(MatchResult entry) {
        return LINK.matcher(entry.group(2).replace('\n', ' ')).replaceAll("$1");
    }

    private static List<DomContent> withCode(String meaning) {
        List<DomContent> parts = new ArrayList<>();
        String[] pieces = meaning.split("`", -1);
        for (int i = 0; i < pieces.length; i++) {
            parts.add(i % 2 == 0 ? text(pieces[i]) : code(pieces[i]));
        }
        return parts;
    }

    private static String read() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(Glossary.class.getResourceAsStream("glossary.md"), "no glossary.md")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }
}
