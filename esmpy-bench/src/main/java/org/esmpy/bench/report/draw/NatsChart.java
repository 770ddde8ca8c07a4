package org.esmpy.bench.report.draw;

import static j2html.TagCreator.tag;

import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.esmpy.bench.plot.NatsScale;
import org.esmpy.bench.words.Numbers;

/** Draws a few values in nats with their errors as an SVG chart, which needs no scripts and can be printed. */
public final class NatsChart {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 230;
    private static final int LEFT = 64;
    private static final int RIGHT = 10;
    private static final int TOP = 14;
    private static final int BOTTOM = 44;
    private static final double MARGIN = 0.4;
    private static final double RADIUS = 4.5;
    private static final double LETTER = 4;

    /** Largest number of names that fit below the axis. */
    private static final int MOST_NAMES = 14;

    private final List<Point> points;
    private final double low;
    private final double high;

    private NatsChart(List<Point> points) {
        this.points = points;
        this.low = Math.min(0, points.stream().mapToDouble(Point::low).min().orElse(0)) - MARGIN;
        this.high = Math.max(0, points.stream().mapToDouble(Point::high).max().orElse(0)) + MARGIN;
    }

    /**
     * A value with a bar for its error, or for the value of noise.
     *
     * @param name  name below the axis
     * @param nats  the value
     * @param from  lower end of the bar
     * @param to    upper end of the bar; {@code from} for no bar
     * @param kind  style of the point: {@code yes} (filled) or {@code no}
     * @param bar   style of the bar: {@code yes}, {@code no} or {@code noise}
     * @param words description of the bar that follows the value
     */
    public record Point(String name, double nats, double from, double to, String kind, String bar, String words) {
        /** A value with a standard error; 0 if there is none. */
        public static Point of(String name, double nats, double error, String kind) {
            String words = error > 0 ? " ± " + Numbers.significant(error, 2) : "";
            return new Point(name, nats, nats - error, nats + error, kind, kind, words);
        }

        /** A gain with a bar for the gain of noise. */
        public static Point besideNoise(String name, double nats, double noiseNats, String kind) {
            return new Point(
                    name,
                    nats,
                    0,
                    noiseNats,
                    kind,
                    "noise",
                    " (noise up to " + Numbers.significant(noiseNats, 3) + ")");
        }

        private double low() {
            return NatsScale.place(Math.min(nats, from));
        }

        private double high() {
            return NatsScale.place(Math.max(nats, to));
        }
    }

    /**
     * Draws values.
     *
     * @param says   description for readers who cannot see the chart
     * @param across title of the horizontal axis
     * @param up     title of the vertical axis
     * @param points at least one
     */
    public static DomContent of(String says, String across, String up, List<Point> points) {
        return new NatsChart(points).drawn(says, across, up);
    }

    private DomContent drawn(String says, String across, String up) {
        List<DomContent> parts = new ArrayList<>();
        for (int tick = (int) Math.ceil(low); tick <= high; tick++) {
            parts.add(line(tick == 0 ? "zero" : "grid", LEFT, y(tick), WIDTH - RIGHT, y(tick)));
            parts.add(text(NatsScale.tick(tick), LEFT - 6, y(tick) + LETTER, "end"));
        }
        int every = (points.size() + MOST_NAMES - 1) / MOST_NAMES;
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            if (i % every == 0) {
                parts.add(text(point.name(), x(i), HEIGHT - BOTTOM + 16, "middle"));
            }
            if (point.to() > point.from()) {
                parts.add(line(
                        point.bar(), x(i), y(NatsScale.place(point.from())), x(i), y(NatsScale.place(point.to()))));
            }
            parts.add(tag("circle")
                    .withClass(point.kind())
                    .attr("cx", number(x(i)))
                    .attr("cy", number(y(NatsScale.place(point.nats()))))
                    .attr("r", number(RADIUS))
                    .with(tag("title").withText(inWords(point))));
        }
        parts.add(text(across, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8, "middle"));
        parts.add(text(up, -(TOP + HEIGHT - BOTTOM) / 2.0, 14, "middle").attr("transform", "rotate(-90)"));
        return tag("svg")
                .withClass("nats-chart")
                .attr("viewBox", "0 0 " + WIDTH + " " + HEIGHT)
                .attr("role", "img")
                .attr("aria-label", says)
                .with(parts);
    }

    private static String inWords(Point point) {
        return point.name() + ": " + Numbers.significant(point.nats(), 3) + point.words() + " nats";
    }

    private double x(int i) {
        return LEFT + (i + 0.5) * (WIDTH - LEFT - RIGHT) / points.size();
    }

    private double y(double place) {
        return TOP + (high - place) / (high - low) * (HEIGHT - TOP - BOTTOM);
    }

    private static ContainerTag<?> line(String kind, double x1, double y1, double x2, double y2) {
        return tag("line")
                .withClass(kind)
                .attr("x1", number(x1))
                .attr("y1", number(y1))
                .attr("x2", number(x2))
                .attr("y2", number(y2));
    }

    private static ContainerTag<?> text(String words, double x, double y, String anchor) {
        return tag("text")
                .withText(words)
                .attr("x", number(x))
                .attr("y", number(y))
                .attr("text-anchor", anchor);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
