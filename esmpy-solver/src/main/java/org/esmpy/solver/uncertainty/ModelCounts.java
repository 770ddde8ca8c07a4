package org.esmpy.solver.uncertainty;

import java.util.BitSet;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;

/**
 * Draws maps from a fit for the bootstrap, {@code x ~ Poisson(D·H)}: for every pixel and phase a Poisson number of events with mean {@code s_k·h_kp}, s
 * the column sums of D, each in a channel that is drawn from the phase's spectrum. It costs O(counts·log L) and needs nothing but
 * Java: the sampler of phantoms, {@code CountSampler}, stands on a library that solvers do not have.
 */
final class ModelCounts {
    /** Largest mean that is drawn by multiplying uniform variates; larger ones are sums of such. */
    private static final double LARGEST_MEAN = 16;

    private final double[][] cumulative;
    private final int channels;

    /**
     * @param spectra D, L×K
     * @param masked  channels that get no counts
     */
    ModelCounts(DMatrixRMaj spectra, BitSet masked) {
        this.channels = spectra.getNumRows();
        this.cumulative = new double[spectra.getNumCols()][channels];
        for (int k = 0; k < cumulative.length; k++) {
            double sum = 0;
            for (int l = 0; l < channels; l++) {
                sum += masked.get(l) ? 0 : spectra.unsafe_get(l, k);
                cumulative[k][l] = sum;
            }
        }
    }

    /**
     * Counts of all pixels.
     *
     * @param h H, K×P
     */
    CountMatrix draw(DMatrixRMaj h, RandomGenerator random) {
        CountMatrixBuilder builder = CountMatrix.builder(channels, h.getNumCols());
        for (int p = 0; p < h.getNumCols(); p++) {
            for (int k = 0; k < cumulative.length; k++) {
                double[] spectrum = cumulative[k];
                int events = poisson(spectrum[channels - 1] * h.unsafe_get(k, p), random);
                for (int i = 0; i < events; i++) {
                    builder.add(channel(spectrum, random.nextDouble() * spectrum[channels - 1]), 1);
                }
            }
            builder.endPixel();
        }
        return builder.build();
    }

    /** First channel whose cumulative sum exceeds a value. */
    private static int channel(double[] cumulative, double value) {
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] > value) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** By Knuth, The Art of Computer Programming 2, section 3.4.1. */
    private static int poisson(double mean, RandomGenerator random) {
        int events = 0;
        for (double left = mean; left > 0; left -= LARGEST_MEAN) {
            double limit = Math.exp(-Math.min(left, LARGEST_MEAN));
            for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
                events++;
            }
        }
        return events;
    }
}
