package org.esmpy.solver.mixture;

import java.util.Arrays;
import java.util.Optional;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.prior.GuideImage;
import org.esmpy.solver.prior.PureRegions;

/**
 * Counts with a known exposure e_p of each pixel: {@code X[l,p] ~ Poisson(e_p · (D·a_p)_l)} with a_p on the simplex. A
 * pixel of a specimen with constant thickness has exposure 1, and a bin has the number of its pixels; where the
 * thickness varies, the exposure is the thickness or the number of counts relative to the mean, and a_p is the share of
 * each phase in them. A pixel that is left out has exposure 0 and no counts. Pixels may be known to hold one phase
 * only, and a guide may show where edges are. Immutable as long as nobody writes to the shared exposures.
 */
public final class ExposedCounts {
    private final CountMatrix counts;
    private final ImageShape shape;
    private final double[] exposures;
    private final PureRegions pure;
    private final Optional<GuideImage> guide;

    private ExposedCounts(
            CountMatrix counts, ImageShape shape, double[] exposures, PureRegions pure, Optional<GuideImage> guide) {
        this.counts = counts;
        this.shape = shape;
        this.exposures = exposures;
        this.pure = pure;
        this.guide = guide;
        if (counts.pixels() != shape.pixels() || counts.pixels() != exposures.length) {
            throw new IllegalArgumentException("counts have " + counts.pixels() + " pixels, but the image has "
                    + shape.height() + " x " + shape.width() + " and " + exposures.length + " exposures");
        }
        if (!pure.isEmpty() && pure.pixels() != counts.pixels()) {
            throw new IllegalArgumentException(
                    "counts have " + counts.pixels() + " pixels, but pure regions are given" + " for " + pure.pixels());
        }
        if (guide.isPresent() && guide.get().pixels() != counts.pixels()) {
            throw new IllegalArgumentException("a guide is given for "
                    + guide.get().pixels() + " pixels, but the image has " + shape.height() + " x " + shape.width());
        }
    }

    /** Pixels with given exposures, finite and at least 0; shared. */
    public static ExposedCounts of(CountMatrix counts, ImageShape shape, double[] exposures) {
        return new ExposedCounts(counts, shape, exposures, PureRegions.none(), Optional.empty());
    }

    /** Every pixel has exposure 1. */
    public static ExposedCounts even(CountMatrix counts, ImageShape shape) {
        double[] exposures = new double[counts.pixels()];
        Arrays.fill(exposures, 1);
        return of(counts, shape, exposures);
    }

    /** The exposure of a pixel is the number of its counts relative to the mean. */
    public static ExposedCounts byCounts(CountMatrix counts, ImageShape shape) {
        double mean = counts.total() / (double) counts.pixels();
        double[] exposures = new double[counts.pixels()];
        long[] totals = counts.pixelTotals();
        for (int p = 0; p < exposures.length; p++) {
            exposures[p] = totals[p] / mean;
        }
        return of(counts, shape, exposures);
    }

    /**
     * The exposure of a pixel is known, such as its thickness; where it is 0, the pixel and its counts are left out.
     *
     * @param relative exposures in any unit, finite and at least 0, one of them positive; copied
     * @return exposures with a mean of 1 over the pixels that are not left out
     */
    public static ExposedCounts known(CountMatrix counts, ImageShape shape, double[] relative) {
        double sum = 0;
        int exposed = 0;
        for (double value : relative) {
            sum += value;
            exposed += value > 0 ? 1 : 0;
        }
        double[] exposures = new double[relative.length];
        for (int p = 0; p < exposures.length; p++) {
            exposures[p] = relative[p] * exposed / sum;
        }
        return of(exposed < relative.length ? without(counts, exposures) : counts, shape, exposures);
    }

    private static CountMatrix without(CountMatrix counts, double[] exposures) {
        CountMatrixBuilder kept = CountMatrix.builder(counts.channels(), counts.pixels());
        for (int p = 0; p < exposures.length; p++) {
            if (exposures[p] > 0) {
                counts.forEach(p, kept::add);
            }
            kept.endPixel();
        }
        return kept.build();
    }

    /** Other counts of the same pixels, such as a half of them; the exposures stay relative. */
    public ExposedCounts withCounts(CountMatrix value) {
        return new ExposedCounts(value, shape, exposures, pure, guide);
    }

    /** The same with pixels that are known to hold one phase only. */
    public ExposedCounts withPure(PureRegions value) {
        return new ExposedCounts(counts, shape, exposures, value, guide);
    }

    /** The same with an image that may show where edges are. */
    public ExposedCounts withGuide(GuideImage value) {
        return new ExposedCounts(counts, shape, exposures, pure, Optional.of(value));
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

    /** Pixels that hold one phase only. */
    public PureRegions pure() {
        return pure;
    }

    /** Image that may show where edges are; empty if there is none. */
    public Optional<GuideImage> guide() {
        return guide;
    }

    /** Number of pixels with a positive exposure. */
    public int exposedPixels() {
        return (int) Arrays.stream(exposures).filter(exposure -> exposure > 0).count();
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
