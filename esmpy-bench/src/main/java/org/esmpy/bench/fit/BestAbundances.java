package org.esmpy.bench.fit;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;

/**
 * The most likely abundances at given spectra, by expectation maximisation: {@code h_k ← h_k·r_k/(s_k + λ)} with {@code r =
 * Dᵀ(x/Dh)} and s the sums of the spectra. Where abundances sum to one, λ is the number for which they do; else it is 0.
 */
final class BestAbundances {
    private static final int ROUNDS = 400;

    /** Largest number of Newton steps for λ, and the tolerance of the sum of abundances that ends them. */
    private static final int MAX_STEPS = 50;

    private static final double TOLERANCE = 1e-12;

    private final DMatrixRMaj spectra;
    private final double[] sums;
    private final boolean simplex;

    /**
     * @param spectra D, L×K; shared
     * @param simplex whether the abundances of a pixel sum to one
     */
    BestAbundances(DMatrixRMaj spectra, boolean simplex) {
        this.spectra = spectra;
        this.simplex = simplex;
        this.sums = new double[spectra.getNumCols()];
        for (int i = 0; i < spectra.getNumElements(); i++) {
            sums[i % sums.length] += spectra.data[i];
        }
    }

    /** H, K×P. */
    DMatrixRMaj of(CountMatrix counts) {
        int phases = sums.length;
        DMatrixRMaj h = new DMatrixRMaj(phases, counts.pixels());
        for (int p = 0; p < counts.pixels(); p++) {
            double[] pixel = new double[phases];
            Arrays.fill(pixel, 1.0 / phases);
            for (int round = 0; round < ROUNDS; round++) {
                update(pixel, counts, p);
            }
            for (int k = 0; k < phases; k++) {
                h.set(k, p, pixel[k]);
            }
        }
        return h;
    }

    private void update(double[] h, CountMatrix counts, int pixel) {
        int phases = h.length;
        double[] weighted = new double[phases];
        counts.forEach(pixel, (channel, count) -> {
            int row = channel * phases;
            double rate = 0;
            for (int k = 0; k < phases; k++) {
                rate += spectra.data[row + k] * h[k];
            }
            for (int k = 0; k < phases && rate > 0; k++) {
                weighted[k] += count * spectra.data[row + k] * h[k] / rate;
            }
        });
        double multiplier = simplex ? multiplier(weighted) : 0;
        for (int k = 0; k < phases; k++) {
            double denominator = sums[k] + multiplier;
            h[k] = denominator > 0 ? weighted[k] / denominator : simplex ? h[k] : 0;
        }
        if (simplex) {
            normalise(h);
        }
    }

    /**
     * λ with {@code Σ weighted_k/(s_k + λ) = 1}. The sum falls with λ and is convex, so Newton's method from the left, where
     * one of the terms alone is 1, never steps beyond the root.
     */
    private double multiplier(double[] weighted) {
        double lambda = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < sums.length; k++) {
            lambda = weighted[k] > 0 ? Math.max(lambda, weighted[k] - sums[k]) : lambda;
        }
        if (lambda == Double.NEGATIVE_INFINITY) {
            return 0;
        }
        for (int step = 0; step < MAX_STEPS; step++) {
            double sum = 0;
            double slope = 0;
            for (int k = 0; k < sums.length; k++) {
                if (weighted[k] > 0) {
                    double share = weighted[k] / (sums[k] + lambda);
                    sum += share;
                    slope += share / (sums[k] + lambda);
                }
            }
            if (sum - 1 <= TOLERANCE) {
                break;
            }
            lambda += (sum - 1) / slope;
        }
        return lambda;
    }

    private static void normalise(double[] h) {
        double sum = Arrays.stream(h).sum();
        for (int k = 0; k < h.length; k++) {
            h[k] = sum > 0 ? h[k] / sum : 1.0 / h.length;
        }
    }
}
