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

/** The figures of a study, as part of its page. */
final class StudySection {
    private StudySection() {}

    static DomContent of(List<StudyFigures.Drawn> figures) throws IOException {
        List<DomContent> parts = new ArrayList<>();
        parts.add(h2("Figures"));
        parts.add(p(
                figures.isEmpty()
                        ? "There are none: this Java cannot draw text (install fontconfig and a font), or no run has ended"
                                + " with a result."
                        : "For a paper they are in the folder " + StudyFigures.FOLDER
                                + " as PNG and SVG, and the numbers of the charts as CSV."));
        for (StudyFigures.Drawn drawn : figures) {
            parts.add(figure(
                    PagePictures.of(drawn.picture(), drawn.name()).withClass("drawn"), figcaption(drawn.caption())));
        }
        return div().with(parts);
    }
}
