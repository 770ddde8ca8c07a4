package org.esmpy.bench.report.draw;

import static j2html.TagCreator.tag;

import j2html.tags.DomContent;
import java.util.Locale;

/** Draws a range of percentages as a bar on an axis from 0 to 100. */
public final class RangeBar {
    private static final int WIDTH = 100;
    private static final int HEIGHT = 10;

    private RangeBar() {}

    public static DomContent of(double fromPct, double toPct) {
        return tag("svg")
                .withClass("range-bar")
                .attr("viewBox", "0 0 " + WIDTH + " " + HEIGHT)
                .attr("preserveAspectRatio", "none")
                .attr("aria-hidden", "true")
                .with(
                        tag("rect").withClass("all").attr("width", WIDTH).attr("height", HEIGHT),
                        tag("rect")
                                .withClass("range")
                                .attr("x", String.format(Locale.ROOT, "%.1f", fromPct))
                                .attr("width", String.format(Locale.ROOT, "%.1f", Math.max(1, toPct - fromPct)))
                                .attr("height", HEIGHT));
    }
}
