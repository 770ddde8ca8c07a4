package org.esmpy.bench.report;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.label;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.option;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.select;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;

import com.fasterxml.jackson.databind.ObjectMapper;
import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.esmpy.bench.plot.ColorScale;

/**
 * Assembles a page that needs no other file, with styles and scripts in it. Its content-security policy allows exactly
 * these, by their SHA-256: no network, and no script that somebody hid in the title of a file.
 */
final class Page {
    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

    /** The scripts in an order in which each uses only those before it. */
    private static final List<String> MODULES = List.of(
            "dom.js",
            "format.js",
            "pack.js",
            "colors.js",
            "state.js",
            "sample.js",
            "map.js",
            "maps.js",
            "truth.js",
            "beside.js",
            "labels.js",
            "sources.js",
            "plot.js",
            "spectra.js",
            "correlations.js",
            "composition.js",
            "app.js");

    private static final Pattern IMPORT = Pattern.compile("(?m)^import [^;]*;\\n");
    private static final Pattern EXPORT = Pattern.compile("(?m)^export ");

    private Page() {}

    /**
     * A fit on the page.
     *
     * @param title   name of the fit
     * @param content its HTML
     * @param pack    its packed numbers, base64
     */
    record Fit(String title, DomContent content, String pack) {}

    /**
     * @param title    title of the page
     * @param sections content above the fits
     * @param fits     the fits; one is shown at a time
     */
    static String of(String title, List<DomContent> sections, List<Fit> fits) throws IOException {
        String style = resource(UPLOT + "uPlot.min.css") + resource("report.css") + PhaseColors.css();
        String library = resource(UPLOT + "uPlot.iife.min.js");
        String script = modules();
        List<DomContent> packs = new ArrayList<>();
        for (int i = 0; i < fits.size(); i++) {
            packs.add(script(rawHtml(fits.get(i).pack()))
                    .withType("text/plain")
                    .withClass("pack")
                    .attr("data-fit", id(i)));
        }
        return document(html(
                        head(
                                meta().withCharset("utf-8"),
                                meta().attr("http-equiv", "Content-Security-Policy")
                                        .withContent(
                                                "default-src 'none'; img-src data: blob:; style-src '" + hash(style)
                                                        + "'; script-src '" + hash(library) + "' '" + hash(script)
                                                        + "'; base-uri 'none'; form-action 'none'"),
                                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                title(title),
                                style(rawHtml(style))),
                        body(
                                a("Skip to the results").withHref("#results").withClass("skip"),
                                top(title, fits),
                                main().with(sections)
                                        .with(each(fits, Fit::content))
                                        .with(Glossary.content())
                                        .withId("results"),
                                div().with(packs),
                                script(rawHtml(library)),
                                script(rawHtml(script))))
                .withLang("en"));
    }

    static String id(int fit) {
        return "fit-" + fit;
    }

    private static DomContent top(String title, List<Fit> fits) {
        List<DomContent> parts = new ArrayList<>();
        parts.add(h1(title));
        if (fits.size() > 1) {
            parts.add(label("Fit ").withFor("fit-choice"));
            parts.add(select(each(
                            IntStream.range(0, fits.size()).boxed().toList(),
                            i -> option(fits.get(i).title()).withValue(id(i))))
                    .withId("fit-choice"));
        }
        parts.add(button("Theme: as the system").withType("button").withId("theme"));
        return header().with(parts).withClass("top");
    }

    /** The modules joined into one script with one scope, so that imports and exports are removed. */
    private static String modules() throws IOException {
        StringBuilder script = new StringBuilder("\"use strict\";\n(() => {\n");
        script.append("const PHASE_COLORS = ")
                .append(new ObjectMapper().writeValueAsString(PhaseColors.HEX))
                .append(";\nconst VIRIDIS = \"")
                .append(ColorScale.viridis().hex())
                .append("\";\n");
        for (String module : MODULES) {
            String text = IMPORT.matcher(resource("js/" + module)).replaceAll("");
            script.append(EXPORT.matcher(text).replaceAll("")).append('\n');
        }
        return script.append("})();\n").toString();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream(name), "no " + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }
}
