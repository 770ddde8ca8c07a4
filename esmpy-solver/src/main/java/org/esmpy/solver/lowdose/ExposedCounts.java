package org.esmpy.solver.lowdose;

import java.util.Arrays;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.ImageShape;

/**
 * Counts whose abundances sum to one in every pixel: {@code X[l,p] ~ Poisson(e_p · (D·a_p)_l)} with a known exposure
 * e_p and a_p on the simplex. A pixel of a specimen with constant thickness has exposure 1, a bin as many as it has
 * pixels; where the thickness varies, the exposure is the number of counts relative to the mean, and a_p is the share of
 * each phase in them. Immutable as long as nobody writes to the shared exposures.
 */
public final class ExposedCounts {
    private final CountMatrix counts;
    private final ImageShape shape;
    private final double[] exposures;

    private ExposedCounts(CountMatrix counts, ImageShape shape, double[] exposures) {
        this.counts = counts;
        this.shape = shape;
        this.exposures = exposures;
        if (counts.pixels() != shape.pixels() || counts.pixels() != exposures.length) {
            throw new IllegalArgumentException("counts have " + counts.pixels() + " pixels, but the image has "
                    + shape.height() + " x " + shape.width() + " and " + exposures.length + " exposures");
        }
    }

    /** Pixels with given exposures, finite and at least 0; shared. */
    static ExposedCounts of(CountMatrix counts, ImageShape shape, double[] exposures) {
        return new ExposedCounts(counts, shape, exposures);
    }

    /** Every pixel has exposure 1. */
    public static ExposedCounts even(CountMatrix counts, ImageShape shape) {
        double[] exposures = new double[counts.pixels()];
        Arrays.fill(exposures, 1);
        return new ExposedCounts(counts, shape, exposures);
    }

    /** The exposure of a pixel is the number of its counts relative to the mean. */
    public static ExposedCounts byCounts(CountMatrix counts, ImageShape shape) {
        double mean = counts.total() / (double) counts.pixels();
        double[] exposures = new double[counts.pixels()];
        long[] totals = counts.pixelTotals();
        for (int p = 0; p < exposures.length; p++) {
            exposures[p] = totals[p] / mean;
        }
        return new ExposedCounts(counts, shape, exposures);
    }

    /** Other counts of the same pixels, such as a half of them; the exposures stay relative. */
    public ExposedCounts withCounts(CountMatrix value) {
        return new ExposedCounts(value, shape, exposures);
    }

    /** X, L×P. */
    public CountMatrix counts() {
        return counts;
    }

    /** Arrangement of the P pixels. */
    public ImageShape shape() {
        return shape;
    }

    /** Number of pixels, P. */
    public int pixels() {
        return exposures.length;
    }

    /** e, length P. Shared: read only. */
    public double[] exposures() {
        return exposures;
    }

    /** Sum of the exposures. */
    public double totalExposure() {
        double sum = 0;
        for (double exposure : exposures) {
            sum += exposure;
        }
        return sum;
    }

    /** Counts per unit of exposure. */
    public double countsPerExposure() {
        return counts.total() / totalExposure();
    }
}
