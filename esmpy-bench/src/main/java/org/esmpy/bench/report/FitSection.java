package org.esmpy.bench.report;

import static j2html.TagCreator.article;
import static j2html.TagCreator.button;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.ul;

import com.fasterxml.jackson.databind.JsonNode;
import j2html.tags.DomContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.esmpy.bench.report.draw.PagePictures;
import org.esmpy.bench.report.units.UnitTables;
import org.esmpy.bench.result.FitFolder;
import org.esmpy.bench.result.TruthScores;
import org.esmpy.solver.analysis.Outcome;

/**
 * Writes the part of the page about one fit. Words and tables are HTML, so that they show without scripts and in print;
 * elements with the attribute {@code data-view} are filled by the scripts of the page.
 */
final class FitSection {
    private static final int HASH_SHOWN = 12;

    private final FitFolder fit;
    private final String id;
    private final Optional<TruthScores> truth;

    private FitSection(FitFolder fit, String id, Optional<TruthScores> truth) {
        this.fit = fit;
        this.id = id;
        this.truth = truth;
    }

    /**
     * @param id id of the HTML element, by which the packed numbers of the fit find it
     */
    static DomContent of(FitFolder fit, String id) throws IOException {
        return new FitSection(fit, id, TruthScores.of(fit)).content();
    }

    private DomContent content() throws IOException {
        List<DomContent> parts = new ArrayList<>();
        if (!fit.title().equals(fit.input())) {
            parts.add(h2(fit.title()).withClass("fit-title"));
        }
        parts.add(p(facts()).withClass("facts"));
        parts.add(verdict());
        List<DomContent> first = new ArrayList<>();
        if (fit.maps().isPresent()) {
            first.add(div().withClass("overlay").attr("data-view", "overlay"));
        }
        PhaseTable.of(fit).ifPresent(first::add);
        parts.add(div().with(first).withClass("first"));
        if (fit.maps().isPresent()) {
            parts.add(part("Maps", div().attr("data-view", "maps")));
        }
        if (fit.table("spectra.csv").isPresent()) {
            parts.add(part("Spectra", div().attr("data-view", "spectra")));
        }
        UnitTables.of(fit)
                .map(units -> CompositionView.of(units.preferred(fit)))
                .ifPresent(table -> parts.add(part("Composition", div(table).attr("data-view", "composition"))));
        if (truth.isPresent()) {
            parts.add(part("Truth of the simulation", TruthView.of(truth.get(), fit)));
        }
        parts.add(part("How it was found", FoundView.of(fit)));
        parts.add(part("Trust", TrustView.of(fit.result())));
        parts.add(part("Methods", methods()));
        parts.add(more("Settings", fit.result().path("settings")));
        if (fit.result().path("pipeline").isObject()) {
            parts.add(more("Choices of the low-dose pipeline", fit.result().path("pipeline")));
        }
        parts.add(withoutScripts());
        return article().with(parts).withId(id).withClass("fit").attr("aria-label", fit.title());
    }

    private String facts() {
        String hash = fit.result().at("/input/sha256").asText();
        return fit.result().at("/input/path").asText()
                + (hash.isEmpty() ? "" : " (SHA-256 " + hash.substring(0, Math.min(HASH_SHOWN, hash.length())) + "…)")
                + ". Solver " + fit.result().at("/settings/solver/id").asText()
                + ", stopped: "
                + Outcome.inWords(fit.result().path("stopReason").asText()) + ".";
    }

    private DomContent verdict() {
        Verdict verdict = Verdict.of(fit.result());
        List<String> warnings = new ArrayList<>();
        fit.result().path("warnings").forEach(warning -> warnings.add(warning.asText()));
        List<Verdict.Fact> facts = new ArrayList<>(verdict.facts());
        truth.ifPresent(scores -> facts.add(new Verdict.Fact("Truth of the simulation", scores.words())));
        List<DomContent> parts = new ArrayList<>();
        parts.add(p(strong(verdict.sentence())));
        parts.add(dl(each(facts, fact -> div(dt(fact.name()), dd(fact.value()))))
                .withClass("verdict-facts"));
        if (!warnings.isEmpty()) {
            parts.add(details(
                            summary(warnings.size() == 1 ? "1 doubt" : warnings.size() + " doubts"),
                            ul(each(warnings, warning -> li(warning))))
                    .attr("open", "open")
                    .withClass("warnings"));
        }
        return section()
                .with(parts)
                .withClasses("verdict", verdict.level())
                .attr("role", "status")
                .attr("aria-label", "Verdict");
    }

    private DomContent methods() throws IOException {
        Methods methods = new Methods(fit);
        String paragraph = methods.paragraph();
        String command = CommandLineText.of(fit.result());
        String bibtex = methods.bibtex();
        return div(
                copied("Paragraph", paragraph, p(paragraph)),
                copied(
                        "Command",
                        command,
                        div(pre(command), p(whereToRun(command)).withClass("note"))),
                copied("BibTeX", bibtex, pre(bibtex)));
    }

    private static String whereToRun(String command) {
        return "Run it in the folder where the fit was run, with the same input and the same version"
                + (command.contains(CommandLineText.SETTINGS_OF_THE_FIT)
                        ? ". Some settings have no option, so the command reads them from the result.json of this fit."
                        : ".");
    }

    private static DomContent copied(String what, String text, DomContent shown) {
        return div(
                        h3(
                                span(what),
                                button("Copy")
                                        .withType("button")
                                        .withClass("copy")
                                        .attr("data-copy", text)),
                        shown)
                .withClass("block");
    }

    private static DomContent part(String title, DomContent content) {
        return section(h2(title), content).attr("aria-label", title).withClass("part");
    }

    /** The pictures of the folder, for readers without scripts. */
    private DomContent withoutScripts() throws IOException {
        Path spectra = fit.file("spectra.png");
        List<DomContent> pictures = new ArrayList<>();
        if (Files.exists(spectra)) {
            pictures.add(PagePictures.of(spectra, "Spectra of the phases and of the sum"));
        }
        return j2html.TagCreator.noscript(
                        rawHtml(p("The interactive maps need scripts; pictures of the maps are in maps/.")
                                .render()))
                .with(pictures);
    }

    private static DomContent more(String what, JsonNode content) {
        return details(summary(what), pre(content.toPrettyString()).attr("tabindex", "0"))
                .withClass("raw");
    }
}
