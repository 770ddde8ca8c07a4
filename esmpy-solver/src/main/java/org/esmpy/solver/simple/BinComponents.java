package org.esmpy.solver.simple;

import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;

/**
 * Computes principal components of the spectra of bins: each spectrum is divided by its counts n, and a channel by the
 * square root of its mean μ, so that Poisson noise is about alike in all channels (Keenan and Kotula 2004,
 * doi:10.1002/sia.1657): {@code a = (x/n − μ)/√μ}. The leading eigenvectors of the sum of {@code a·aᵀ} come from
 * orthogonal iteration; the counts are never made dense.
 */
final class BinComponents {
    /** Rounds of orthogonal iteration. */
    private static final int ROUNDS = 60;

    /** Share of its length below which what is left of a vector is rounding. */
    private static final double DEPENDENT = 1e-12;

    private final double[] mean;
    private final double[][] vectors;

    private BinComponents(double[] mean, double[][] vectors) {
        this.mean = mean;
        this.vectors = vectors;
    }

    /**
     * @param bins       spectra of the bins, L×B
     * @param components number of components; at least 0
     */
    static BinComponents of(CountMatrix bins, int components, RandomGenerator random) {
        long[] totals = bins.channelTotals();
        double[] mean = new double[totals.length];
        for (int l = 0; l < mean.length; l++) {
            mean[l] = (double) totals[l] / bins.total();
        }
        double[][] vectors = new double[components][mean.length];
        for (double[] vector : vectors) {
            for (int l = 0; l < vector.length; l++) {
                vector[l] = random.nextGaussian();
            }
        }
        BinComponents found = new BinComponents(mean, vectors);
        for (int round = 0; round < ROUNDS; round++) {
            found.orthonormalise();
            found.multiply(bins);
        }
        found.orthonormalise();
        return found;
    }

    /** Mean spectrum of a count, length L: sums to one. Shared. */
    double[] mean() {
        return mean;
    }

    /** Number of components. */
    int size() {
        return vectors.length;
    }

    /**
     * Sums over the counts of a pixel of the components at their channels, from which its score follows: {@code score =
     * sum/n − mean score}.
     */
    double[] sums(CountMatrix counts, int pixel) {
        double[] sums = new double[vectors.length];
        counts.forEach(pixel, (channel, count) -> {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += count * vectors[j][channel] / Math.sqrt(mean[channel]);
            }
        });
        return sums;
    }

    /** The value of {@code sums/n} for the mean spectrum. */
    double[] meanScores() {
        double[] scores = new double[vectors.length];
        for (int j = 0; j < scores.length; j++) {
            for (int l = 0; l < mean.length; l++) {
                scores[j] += vectors[j][l] * Math.sqrt(mean[l]);
            }
        }
        return scores;
    }

    /** The spectra of bins that scores describe, without what is negative: B×L, counts. */
    DMatrixRMaj denoised(CountMatrix bins) {
        DMatrixRMaj clean = new DMatrixRMaj(bins.pixels(), mean.length);
        double[] meanScores = meanScores();
        long[] totals = bins.pixelTotals();
        for (int b = 0; b < bins.pixels(); b++) {
            double[] sums = sums(bins, b);
            for (int l = 0; l < mean.length && totals[b] > 0; l++) {
                double deviation = 0;
                for (int j = 0; j < sums.length; j++) {
                    deviation += vectors[j][l] * (sums[j] / totals[b] - meanScores[j]);
                }
                clean.set(b, l, totals[b] * Math.max(0, mean[l] + Math.sqrt(mean[l]) * deviation));
            }
        }
        return clean;
    }

    /** Replaces each vector v by the sum of {@code a·(a·v)} over the bins. */
    private void multiply(CountMatrix bins) {
        double[] meanScores = meanScores();
        long[] totals = bins.pixelTotals();
        double[][] next = new double[vectors.length][mean.length];
        double[] subtracted = new double[vectors.length];
        for (int b = 0; b < bins.pixels(); b++) {
            if (totals[b] == 0) {
                continue;
            }
            double[] scores = sums(bins, b);
            for (int j = 0; j < scores.length; j++) {
                scores[j] = scores[j] / totals[b] - meanScores[j];
                subtracted[j] += scores[j];
            }
            double total = totals[b];
            bins.forEach(b, (channel, count) -> {
                for (int j = 0; j < scores.length; j++) {
                    next[j][channel] += scores[j] * count / (total * Math.sqrt(mean[channel]));
                }
            });
        }
        for (int j = 0; j < next.length; j++) {
            for (int l = 0; l < mean.length; l++) {
                vectors[j][l] = next[j][l] - subtracted[j] * Math.sqrt(mean[l]);
            }
        }
    }

    /** Gram and Schmidt; a vector that depends on the others becomes 0. */
    private void orthonormalise() {
        for (int j = 0; j < vectors.length; j++) {
            double before = Math.sqrt(inner(vectors[j], vectors[j]));
            for (int i = 0; i < 2 * j; i++) {
                double[] other = vectors[i % j];
                double share = inner(vectors[j], other);
                for (int l = 0; l < mean.length; l++) {
                    vectors[j][l] -= share * other[l];
                }
            }
            double after = Math.sqrt(inner(vectors[j], vectors[j]));
            for (int l = 0; l < mean.length; l++) {
                vectors[j][l] = after > DEPENDENT * before ? vectors[j][l] / after : 0;
            }
        }
    }

    private static double inner(double[] a, double[] b) {
        double sum = 0;
        for (int l = 0; l < a.length; l++) {
            sum += a[l] * b[l];
        }
        return sum;
    }
}
