package org.esmpy.bench.report;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import com.fasterxml.jackson.databind.JsonNode;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.esmpy.bench.report.draw.RangeBar;
import org.esmpy.bench.report.draw.ResidualSketch;
import org.esmpy.bench.words.Numbers;

/**
 * Shows where the model does not describe the counts, what to do about it, and which other compositions fit equally
 * well.
 */
final class TrustView {
    /** Surplus or lack of counts above which a window has advice although the misfit as a whole is small, σ. */
    private static final double SURE_SIGMA = 5;

    /** Least width of a valley that is listed, at.%. */
    private static final double LEAST_VALLEY_AT_PCT = 1;

    private TrustView() {}

    static DomContent of(JsonNode result) {
        List<DomContent> parts = new ArrayList<>();
        parts.add(windows(result.path("misfit"), result.path("calibration").isObject()));
        parts.add(valleys(result.path("ambiguity")));
        parts.add(div(
                        h3("What good and bad look like"),
                        ul(each(
                                        EXAMPLES,
                                        example -> li(
                                                example.picture(), span(text(example.words()), see(example.word())))))
                                .withClass("examples"),
                        p("The sketches show residuals in σ; the band is ±1 σ. The pages docs/real-data.md and"
                                        + " docs/low-dose.md of esmpy show good and bad fits.")
                                .withClass("note"))
                .withClass("block"));
        return div().with(parts).withClass("columns");
    }

    private static final List<Example> EXAMPLES = List.of(
            new Example(
                    ResidualSketch.of("Residuals that scatter around 0", ResidualSketch::noise),
                    "Good: residuals scatter between −3 and 3 σ without waves, and χ² per channel is near 1.",
                    "Chi-squared"),
            new Example(
                    ResidualSketch.of("Residuals that go up and down at each line", ResidualSketch::shifted),
                    "Bad: two neighbouring peaks of opposite sign at each line. The energy axis or the resolution is off;"
                            + " calibrate (esmpy calibrate).",
                    "Residual"),
            new Example(
                    ResidualSketch.of("Residuals with one peak", ResidualSketch::missing),
                    "Bad: one lone peak. An element is missing; name it with --elements, or with --excluded if it is not of"
                            + " the specimen.",
                    "Stray element"),
            new Example(
                    ResidualSketch.of("Residuals with a slope at low energies", ResidualSketch::sloped),
                    "Bad: a slope at low energies. Absorption is off; give --thickness-nm and --density, or"
                            + " --mass-thickness auto.",
                    "Residual"),
            new Example(
                    span(),
                    "Good: abundance maps with sharp, plausible shapes. Bad: maps that look like each other's negative;"
                            + " ask for fewer phases.",
                    "Phase"));

    /** A sketch of residuals, its meaning, and a word of the glossary. */
    private record Example(DomContent picture, String words, String word) {}

    /** A link to the word in the glossary of the page. */
    private static DomContent see(String word) {
        return span(text(" See "), a(word.toLowerCase(Locale.ROOT)).withHref("#" + Glossary.id(word)), text("."));
    }

    private static DomContent windows(JsonNode misfit, boolean calibrated) {
        List<List<DomContent>> rows = new ArrayList<>();
        for (JsonNode window : misfit.path("worstWindows")) {
            String cause = window.path("cause").asText();
            rows.add(List.of(
                    energies(
                            window.path("fromKeV").asDouble(),
                            window.path("toKeV").asDouble()),
                    text(Numbers.significant(window.path("chi2").asDouble(), 3)),
                    text(String.format(
                            Locale.ROOT, "%+.1f", window.path("sigma").asDouble())),
                    text(cause),
                    text(advice(cause, window.path("sigma").asDouble(), Verdict.isLarge(misfit), calibrated))));
        }
        DomContent table = rows.isEmpty()
                ? p("No window has a misfit beyond noise, or it was not measured.")
                : Tables.ofCells(
                        "Worst windows", List.of("Energies", "χ²", "Surplus, σ", "Looks like", "What to do"), rows);
        return div(
                        h3("Where model and counts differ most"),
                        p(
                                Verdict.isLarge(misfit)
                                        ? "The misfit is larger than noise. Begin with the first line."
                                        : "The misfit is within what noise explains; these windows are the worst of a"
                                                + " good fit."),
                        table)
                .withClasses("block", "wide");
    }

    /** A button that shows these energies in the spectrum. */
    private static DomContent energies(double fromKeV, double toKeV) {
        String words = String.format(Locale.ROOT, "%.1f–%.1f keV", fromKeV, toKeV);
        return button(words)
                .withType("button")
                .withClass("show-energies")
                .attr("data-from", fromKeV)
                .attr("data-to", toKeV)
                .attr("aria-label", words + ": show in the spectrum");
    }

    private static String advice(String cause, double sigma, boolean large, boolean calibrated) {
        if (!large && Math.abs(sigma) < SURE_SIGMA) {
            return "nothing";
        }
        if (cause.contains("line is missing")) {
            return "add the element to --elements, or to --excluded if it is not of the specimen";
        }
        if (cause.contains("energy axis") || cause.contains("width of peaks")) {
            return calibrated
                    ? "the calibration does not remove this; try --response hypermet or --pile-up"
                    : "calibrate on the data (--calibrate auto)";
        }
        if (cause.contains("--split") || cause.contains("absorption")) {
            return "give --thickness-nm and --density, or --mass-thickness auto; else --split";
        }
        if (cause.contains("continuum")) {
            return "try another --continuum ('esmpy list')";
        }
        return "try --response hypermet or --pile-up";
    }

    private static DomContent valleys(JsonNode ambiguity) {
        List<List<DomContent>> rows = new ArrayList<>();
        for (JsonNode valley : ambiguity.path("valleys")) {
            List<DomContent> shares = new ArrayList<>();
            valley.path("lowAtPct").properties().forEach(low -> {
                double from = low.getValue().asDouble();
                double to = valley.path("highAtPct").path(low.getKey()).asDouble(from);
                if (Math.abs(to - from) >= LEAST_VALLEY_AT_PCT) {
                    shares.add(span(
                                    span(low.getKey()).withClass("symbol"),
                                    text(String.format(
                                            Locale.ROOT, " %.1f–%.1f", Math.min(from, to), Math.max(from, to))),
                                    RangeBar.of(Math.min(from, to), Math.max(from, to)))
                            .withClass("valley-range"));
                }
            });
            if (!shares.isEmpty()) {
                rows.add(List.of(
                        text("Phase " + valley.path("phase").asText()),
                        text("Phase " + valley.path("other").asText()),
                        div().with(shares).withClass("valley-ranges")));
            }
        }
        DomContent content = rows.isEmpty()
                ? p("No other compositions that fit equally well were found, or they were not searched for.")
                : Tables.ofCells("Valleys", List.of("Phase", "Mixes with", "at.% that fit equally well"), rows);
        return div(
                        h3("Compositions that fit equally well"),
                        p("A valley is a range of compositions that describes the counts equally well: a phase may hold"
                                + " more or less of another one. Name an absent element (--absent) or mark a pure region"
                                + " (--pure) to decide."),
                        content)
                .withClass("block");
    }
}
