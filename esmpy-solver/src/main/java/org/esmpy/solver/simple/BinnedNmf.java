package org.esmpy.solver.simple;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Factors;
import org.esmpy.solver.Problem;
import org.esmpy.solver.initialize.NndsvdaInitializer;
import org.esmpy.solver.internal.counts.Bins;

/**
 * The plain method {@code binned-nmf}: NMF of binned and denoised spectra, the usual treatment of noisy maps. Spectra
 * of 4 × 4 bins are reduced to their mean and K − 1 {@link BinComponents}; the result is factorised for
 * Kullback-Leibler divergence by 400 multiplicative updates (Lee and Seung 1999, doi:10.1038/44565) from
 * {@code nndsvda} of the bins; the map of a bin is that of its pixels.
 */
record BinnedNmf() implements SimpleMethod {
    /** Multiplicative updates; a fixed number, for a baseline has no stopping rule. */
    private static final int ITERATIONS = 400;

    @Override
    public String id() {
        return "binned-nmf";
    }

    @Override
    public String description() {
        return "plain NMF of 4 x 4 bins after principal components; maps as coarse as the bins";
    }

    @Override
    public boolean onSimplex() {
        return false;
    }

    @Override
    public Factors factorise(Problem problem, RandomGenerator random) {
        Bins bins = Bins.ofSize(problem, KMeans.BIN);
        int phases = problem.phases();
        Problem ofBins = new Problem(bins.counts(), bins.shape(), Optional.empty(), phases, List.of(), List.of());
        Factors start = new NndsvdaInitializer().initialize(ofBins, Optional.empty(), random);
        double[] x = BinComponents.of(bins.counts(), phases - 1, random).denoised(bins.counts()).data;
        DMatrixRMaj w = start.w().copy();
        DMatrixRMaj h = start.h().copy();
        double[] ht = new double[h.getNumElements()];
        for (int b = 0; b < h.getNumCols(); b++) {
            for (int k = 0; k < phases; k++) {
                ht[b * phases + k] = h.get(k, b);
            }
        }
        for (int i = 0; i < ITERATIONS; i++) {
            update(x, w.data, ht, phases);
        }
        for (int b = 0; b < h.getNumCols(); b++) {
            for (int k = 0; k < phases; k++) {
                h.set(k, b, ht[b * phases + k] / Math.max(1, bins.pixels(b)));
            }
        }
        return new Factors(w, bins.spread(h));
    }

    /** Updates H, then W. X is B×L, W L×K, H transposed B×K. */
    private static void update(double[] x, double[] w, double[] ht, int phases) {
        int channels = w.length / phases;
        double[] sums = columnSums(w, phases);
        double[] numerator = new double[phases];
        for (int b = 0; b < ht.length / phases; b++) {
            Arrays.fill(numerator, 0);
            for (int l = 0; l < channels; l++) {
                double ratio = ratio(x[b * channels + l], w, l * phases, ht, b * phases, phases);
                for (int k = 0; k < phases; k++) {
                    numerator[k] += ratio * w[l * phases + k];
                }
            }
            for (int k = 0; k < phases; k++) {
                ht[b * phases + k] *= sums[k] > 0 ? numerator[k] / sums[k] : 0;
            }
        }
        double[] weights = columnSums(ht, phases);
        double[] numerators = new double[w.length];
        for (int b = 0; b < ht.length / phases; b++) {
            for (int l = 0; l < channels; l++) {
                double ratio = ratio(x[b * channels + l], w, l * phases, ht, b * phases, phases);
                for (int k = 0; k < phases; k++) {
                    numerators[l * phases + k] += ratio * ht[b * phases + k];
                }
            }
        }
        for (int i = 0; i < w.length; i++) {
            w[i] *= weights[i % phases] > 0 ? numerators[i] / weights[i % phases] : 0;
        }
    }

    private static double ratio(double x, double[] w, int atW, double[] ht, int atH, int phases) {
        if (x == 0) {
            return 0;
        }
        double rate = 0;
        for (int k = 0; k < phases; k++) {
            rate += w[atW + k] * ht[atH + k];
        }
        return rate > 0 ? x / rate : 0;
    }

    private static double[] columnSums(double[] matrix, int columns) {
        double[] sums = new double[columns];
        for (int i = 0; i < matrix.length; i++) {
            sums[i % columns] += matrix[i];
        }
        return sums;
    }
}
