package org.esmpy.sim.abundance;

import java.util.random.RandomGenerator;
import org.esmpy.model.ImageShape;

/**
 * Generates Gaussian random numbers that are correlated between neighbours: white noise, smoothed by a Gaussian and
 * scaled to unit variance.
 */
final class CorrelatedNoise {
    /** Widths of the smoothing Gaussian after which it is cut off. */
    private static final double CUT_OFF = 3;

    private CorrelatedNoise() {}

    /**
     * Noise along a line.
     *
     * @param length   number of places
     * @param lengthPx standard deviation of the smoothing Gaussian, places; 0 for white noise
     */
    static double[] line(int length, double lengthPx, RandomGenerator random) {
        return field(new ImageShape(1, length), lengthPx, random);
    }

    /**
     * Noise over an image; length P.
     *
     * @param lengthPx standard deviation of the smoothing Gaussian, pixels; 0 for white noise
     */
    static double[] field(ImageShape shape, double lengthPx, RandomGenerator random) {
        int margin = (int) Math.ceil(CUT_OFF * lengthPx);
        double[] kernel = kernel(margin, lengthPx);
        int down = shape.height() == 1 ? 0 : margin;
        int height = shape.height() + 2 * down;
        int width = shape.width() + 2 * margin;
        double[] white = new double[height * width];
        for (int i = 0; i < white.length; i++) {
            white[i] = random.nextGaussian();
        }
        double[] across = new double[height * shape.width()];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < shape.width(); column++) {
                for (int i = 0; i < kernel.length; i++) {
                    across[row * shape.width() + column] += kernel[i] * white[row * width + column + i];
                }
            }
        }
        if (down == 0) {
            return across;
        }
        double[] smooth = new double[shape.pixels()];
        for (int p = 0; p < smooth.length; p++) {
            for (int i = 0; i < kernel.length; i++) {
                smooth[p] += kernel[i] * across[p + i * shape.width()];
            }
        }
        return smooth;
    }

    /** A Gaussian whose squares sum to one: smoothing with it keeps the variance of white noise. */
    private static double[] kernel(int margin, double lengthPx) {
        double[] kernel = new double[2 * margin + 1];
        double squares = 0;
        for (int i = 0; i < kernel.length; i++) {
            double sigmas = lengthPx == 0 ? 0 : (i - margin) / lengthPx;
            kernel[i] = Math.exp(-sigmas * sigmas / 2);
            squares += kernel[i] * kernel[i];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= Math.sqrt(squares);
        }
        return kernel;
    }
}
