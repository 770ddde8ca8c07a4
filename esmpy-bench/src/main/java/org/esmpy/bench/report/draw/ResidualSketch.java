package org.esmpy.bench.report.draw;

import static j2html.TagCreator.tag;

import j2html.tags.DomContent;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Draws small examples of the residuals of good and bad fits. */
public final class ResidualSketch {
    private static final int WIDTH = 150;
    private static final int HEIGHT = 44;
    private static final double SIGMAS = 8;
    private static final double[] PEAKS = {0.2, 0.45, 0.8};
    private static final double NARROW = 0.02;

    private ResidualSketch() {}

    /** Mean residual in σ as a function of energy from 0 to 1, to which noise is added. */
    @FunctionalInterface
    public interface Pattern {
        double at(double x);
    }

    /** Nothing but noise. */
    public static double noise(double x) {
        return 0;
    }

    /** Peaks with residuals of opposite sign on their sides. */
    public static double shifted(double x) {
        double sum = 0;
        for (double peak : PEAKS) {
            double u = (x - peak) / NARROW;
            sum += 10 * u * Math.exp(-u * u / 2);
        }
        return sum;
    }

    /** A peak that the model does not have. */
    public static double missing(double x) {
        double u = (x - PEAKS[1]) / NARROW;
        return 7 * Math.exp(-u * u / 2);
    }

    /** Too many counts at low energies, too few beyond. */
    public static double sloped(double x) {
        return 5 * Math.exp(-x * 6) - 1.5 * Math.exp(-(x - 0.5) * (x - 0.5) * 12);
    }

    public static DomContent of(String says, Pattern pattern) {
        RandomGenerator random = new SplittableRandom(4);
        StringBuilder path = new StringBuilder();
        for (int i = 0; i <= WIDTH; i++) {
            double sigma = pattern.at((double) i / WIDTH) + random.nextGaussian();
            double clipped = Math.max(-SIGMAS, Math.min(SIGMAS, sigma));
            path.append(String.format(
                    Locale.ROOT, "%s%d,%.1f", i == 0 ? "M" : "L", i, HEIGHT / 2.0 * (1 - clipped / SIGMAS)));
        }
        return tag("svg")
                .withClass("sketch")
                .attr("viewBox", "0 0 " + WIDTH + " " + HEIGHT)
                .attr("role", "img")
                .attr("aria-label", says)
                .with(
                        tag("rect")
                                .attr("width", WIDTH)
                                .attr("y", HEIGHT * (0.5 - 1 / SIGMAS))
                                .attr("height", HEIGHT * 2 / SIGMAS),
                        tag("path").attr("d", path));
    }
}
