package org.esmpy.bench.html;

import static j2html.TagCreator.body;
import static j2html.TagCreator.document;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;

import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.esmpy.bench.comparison.StudyFolder;
import org.esmpy.bench.figure.StudyFigures;

/** Builds {@code report.html} from the files that a fit, a comparison, a study or the demo left in a folder. */
public final class Report {
    private static final String NAME = "report.html";
    private static final int DEEPEST_FIT = 3;

    private Report() {}

    /**
     * Writes the report, and the figures of a study.
     *
     * @param folder with {@code result.json}, or with {@code runs.csv} and folders of fits
     * @param into   folder for the page and figures, which has none
     * @return the file
     * @throws IllegalArgumentException if the folder holds no results
     */
    public static Path write(Path folder, Path into) throws IOException {
        boolean fit = Files.exists(folder.resolve("result.json"));
        boolean runs = Files.exists(folder.resolve("runs.csv"));
        if (!fit && !runs) {
            throw new IllegalArgumentException(folder + " holds neither a result.json nor a runs.csv to report on");
        }
        List<DomContent> sections = new ArrayList<>();
        if (runs) {
            sections.add(RunsSection.of(folder.resolve("runs.csv")));
            if (StudyFolder.isOne(folder)) {
                sections.add(StudySection.of(StudyFigures.write(folder, into)));
            }
        }
        for (Path result : fits(folder)) {
            Path name = folder.relativize(result);
            sections.add(FitSection.of(result, name.toString().replace('\\', '/')));
        }
        return Files.writeString(
                into.resolve(NAME), page(fit ? "Fit" : "Comparison", sections), StandardOpenOption.CREATE_NEW);
    }

    private static List<Path> fits(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, DEEPEST_FIT)) {
            return files.filter(file -> file.endsWith("result.json"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
    }

    private static String page(String what, List<DomContent> sections) throws IOException {
        return document(html(
                        head(
                                meta().withCharset("utf-8"),
                                meta().withName("viewport").withContent("width=device-width"),
                                title("esmpy: " + what.toLowerCase(Locale.ROOT)),
                                style(rawHtml(css()))),
                        body().with(sections))
                .withLang("en"));
    }

    private static String css() throws IOException {
        try (InputStream in = Objects.requireNonNull(Report.class.getResourceAsStream("report.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
