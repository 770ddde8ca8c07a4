package org.esmpy.solver.internal.penalty;

import java.util.Arrays;
import java.util.List;
import org.esmpy.solver.PixelPenalty;
import org.esmpy.solver.Problem;

/**
 * The {@link PixelPenalty}s of a problem, converted from nats per count and shares to nats and abundances.
 *
 * @param penalties      the penalties
 * @param countsPerPixel N, what nats per count are multiplied by
 */
record OwnPenalties(List<PixelPenalty> penalties, double countsPerPixel) {
    static OwnPenalties none() {
        return new OwnPenalties(List.of(), 0);
    }

    static OwnPenalties of(Problem problem, double countsPerPixel) {
        return new OwnPenalties(
                problem.regularizers().stream()
                        .filter(PixelPenalty.class::isInstance)
                        .map(PixelPenalty.class::cast)
                        .toList(),
                countsPerPixel);
    }

    boolean isEmpty() {
        return penalties.isEmpty();
    }

    /**
     * Value for a pixel, nats.
     *
     * @param scale what abundances of the pixel are multiplied by to be shares
     */
    double nats(double[] ht, int pixel, double scale, int phases) {
        double[] shares = shares(ht, pixel, scale, phases);
        double sum = 0;
        for (PixelPenalty penalty : penalties) {
            sum += required(penalty, "value", penalty.value(pixel, shares), pixel, shares);
        }
        return countsPerPixel * sum;
    }

    /**
     * Adds the slopes with respect to the abundances of a pixel to {@code out}, length K.
     *
     * @param scale what abundances of the pixel are multiplied by to be shares
     * @return curvature of the quadratic above the penalties
     */
    double addSlopes(double[] ht, int pixel, double scale, double[] out) {
        double[] shares = shares(ht, pixel, scale, out.length);
        double[] slopes = new double[out.length];
        double curvature = 0;
        for (PixelPenalty penalty : penalties) {
            curvature += required(penalty, "curvature", penalty.majorize(pixel, shares, slopes), pixel, shares);
            for (int k = 0; k < out.length; k++) {
                if (!Double.isFinite(slopes[k])) {
                    throw new IllegalArgumentException(penalty + " has the slope " + slopes[k] + " for phase_" + (k + 1)
                            + " at the shares " + Arrays.toString(shares) + " of pixel " + pixel
                            + "; slopes must be finite");
                }
                out[k] += countsPerPixel * scale * slopes[k];
            }
        }
        return countsPerPixel * scale * scale * curvature;
    }

    private static double[] shares(double[] ht, int pixel, double scale, int phases) {
        double[] shares = new double[phases];
        for (int k = 0; k < phases; k++) {
            shares[k] = scale * ht[pixel * phases + k];
        }
        return shares;
    }

    private static double required(PixelPenalty penalty, String what, double number, int pixel, double[] shares) {
        if (!(number >= 0 && number < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(penalty + " has the " + what + " " + number + " at the shares "
                    + Arrays.toString(shares) + " of pixel " + pixel + "; it must be finite and at least 0");
        }
        return number;
    }
}
