package org.esmpy.solver.prior;

import java.util.Arrays;
import org.esmpy.model.ImageShape;

/**
 * An image of the pixels of a map, such as HAADF, whose edges may be those between phases. It says how strongly two
 * neighbouring pixels of the map are expected to be alike: fully where the image differs by no more than its noise, less
 * at its edges. The noise is measured from the image: the difference of two neighbours away from edges has a normal
 * distribution, whose standard deviation s follows from the median of all differences (Rousseeuw and Croux 1993,
 * doi:10.1080/01621459.1993.10476408) as long as fewer than half of them are at edges. Immutable.
 */
public final class GuideImage {
    /** Median of the absolute value of a standard normal variable. */
    private static final double MEDIAN_OF_NORMAL = 0.674489750196082;

    /** Standard deviations that noise exceeds in 3 of 1000 pairs. */
    private static final double NOISE = 3;

    private final double[] values;
    private final double noise;

    private GuideImage(double[] values, double noise) {
        this.values = values;
        this.noise = noise;
    }

    /**
     * A guide from an image.
     *
     * @param values P values in any unit, row after row; copied
     * @param shape  arrangement of the pixels
     * @throws IllegalArgumentException if there are not as many values as pixels, one is not finite, or all are equal
     */
    public static GuideImage of(double[] values, ImageShape shape) {
        if (values.length != shape.pixels()) {
            throw new IllegalArgumentException("a guide of " + shape.height() + " x " + shape.width()
                    + " pixels needs as many values, got " + values.length);
        }
        double largest = 0;
        boolean isEven = true;
        for (int p = 0; p < values.length; p++) {
            if (!Double.isFinite(values[p])) {
                throw new IllegalArgumentException("a guide needs finite values, but that in row " + p / shape.width()
                        + ", column " + p % shape.width() + " is " + values[p]);
            }
            largest = Math.max(largest, Math.abs(values[p]));
            isEven &= values[p] == values[0];
        }
        if (isEven) {
            throw new IllegalArgumentException("the guide is " + values[0] + " in all " + values.length
                    + " pixels and shows no edges; leave it out");
        }
        double[] scaled = new double[values.length];
        for (int p = 0; p < scaled.length; p++) {
            scaled[p] = values[p] / largest; // so that no difference overflows
        }
        return new GuideImage(scaled, NOISE * medianDifference(scaled, shape) / MEDIAN_OF_NORMAL);
    }

    /** Median absolute difference of neighbours along the axes. */
    private static double medianDifference(double[] values, ImageShape shape) {
        double[] differences = new double[2 * values.length];
        int n = 0;
        for (int p = 0; p < values.length; p++) {
            if (p % shape.width() < shape.width() - 1) {
                differences[n++] = Math.abs(values[p] - values[p + 1]);
            }
            if (p / shape.width() < shape.height() - 1) {
                differences[n++] = Math.abs(values[p] - values[p + shape.width()]);
            }
        }
        Arrays.sort(differences, 0, n);
        return differences[n / 2];
    }

    /** Number of pixels, P. */
    public int pixels() {
        return values.length;
    }

    /**
     * The guide of some of the pixels, with the noise of all.
     *
     * @param from the pixel that each shows; −1 where it shows none
     */
    public GuideImage at(int[] from) {
        return new GuideImage(
                Arrays.stream(from).mapToDouble(p -> p < 0 ? 0 : values[p]).toArray(), noise);
    }

    /**
     * Factor of the coupling between two neighbours with the difference Δ: {@code min(1, (3s/Δ)²)}, which falls like the
     * conductance of Perona and Malik (1990, doi:10.1109/34.56205) and is 1 within the noise. Without noise it is 0
     * wherever they differ.
     */
    public double coupling(int pixel, int neighbour) {
        double difference = Math.abs(values[pixel] - values[neighbour]);
        if (difference <= noise) {
            return 1;
        }
        double ratio = noise / difference;
        return ratio * ratio;
    }
}
