package org.esmpy.bench.report;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.TagCreator;
import j2html.tags.DomContent;
import java.util.List;
import java.util.stream.IntStream;

/** Writes tables of a page with a caption, a header and a name for each row; wide tables scroll in their frame. */
final class Tables {
    private Tables() {}

    static DomContent of(String caption, List<String> header, List<List<String>> rows) {
        return ofCells(
                caption,
                header,
                rows.stream()
                        .map(row ->
                                row.stream().<DomContent>map(TagCreator::text).toList())
                        .toList());
    }

    /** A table of cells that hold more than text. */
    static DomContent ofCells(String caption, List<String> header, List<List<DomContent>> rows) {
        return div(table(
                        iff(!caption.isEmpty(), caption(caption)),
                        thead(tr(each(header, name -> th(name).attr("scope", "col")))),
                        tbody(each(
                                rows,
                                row -> tr(each(
                                        IntStream.range(0, row.size()).boxed().toList(),
                                        i -> i == 0
                                                ? th().with(row.get(0)).attr("scope", "row")
                                                : td().with(row.get(i))))))))
                .withClass("scroll")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", caption.isEmpty() ? header.get(0) : caption);
    }
}
