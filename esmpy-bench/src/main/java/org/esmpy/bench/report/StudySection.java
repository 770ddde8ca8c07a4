package org.esmpy.bench.report;

import static j2html.TagCreator.div;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.esmpy.bench.report.draw.PagePictures;
import org.esmpy.bench.study.figure.StudyFigures;

/** Writes the part of the page with the figures of a study. */
final class StudySection {
    private StudySection() {}

    static DomContent of(List<StudyFigures.Drawn> figures) throws IOException {
        List<DomContent> parts = new ArrayList<>();
        parts.add(h2("Figures"));
        parts.add(p(
                figures.isEmpty()
                        ? "No figure could be drawn: Java cannot draw text here (install fontconfig and a font), or no"
                                + " run has a result."
                        : "The folder " + StudyFigures.FOLDER
                                + " holds them as PNG and SVG for a paper, and the numbers of the charts as CSV."));
        for (StudyFigures.Drawn drawn : figures) {
            parts.add(figure(
                    PagePictures.of(drawn.picture(), drawn.name()).withClass("drawn"), figcaption(drawn.caption())));
        }
        return div().with(parts);
    }
}
