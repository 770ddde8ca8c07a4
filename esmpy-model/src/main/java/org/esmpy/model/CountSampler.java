package org.esmpy.model;

import java.util.random.RandomGenerator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.GuideTableDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.ejml.data.DMatrixRMaj;

/**
 * Draws X ~ Poisson(D·H) from spectra D (L×K) and abundances H (K×P), without ever forming the L×P expectation.
 *
 * <p>The counts that phase k leaves in pixel p are Poisson with mean {@code h[k,p] · Σ_l d[l,k]}, and each of them
 * falls into channel l with probability {@code d[l,k] / Σ_l d[l,k]} independently of the others: the sum of these over
 * the phases has exactly the wanted distribution. Cost: K·P Poisson numbers and one table look-up per count drawn.
 *
 * <p>Immutable and thread-safe as long as the random generator is not shared. Equal generators give equal counts.
 */
public final class CountSampler {
    /** Largest mean of a Poisson number whose value is sure to fit an {@code int}. */
    private static final double MAX_MEAN = 1e9;

    /** Placeholder for the spectrum of a phase without any counts. */
    private static final double[] NEVER_DRAWN = {1};

    private final int channels;
    private final double[] totals;
    private final SharedStateDiscreteSampler[] tables;

    /**
     * @param spectra D, L×K: expected counts per channel of a pixel that is entirely one phase; copied
     * @throws IllegalArgumentException if an entry is negative or not finite
     */
    public CountSampler(DMatrixRMaj spectra) {
        this.channels = spectra.getNumRows();
        this.totals = new double[spectra.getNumCols()];
        this.tables = new SharedStateDiscreteSampler[totals.length];
        for (int k = 0; k < totals.length; k++) {
            double[] spectrum = new double[channels];
            for (int l = 0; l < channels; l++) {
                spectrum[l] = checkAmount("spectra", spectra.get(l, k), "channel", l, k);
                totals[k] += spectrum[l];
            }
            tables[k] = GuideTableDiscreteSampler.of(() -> 0, totals[k] > 0 ? spectrum : NEVER_DRAWN);
        }
    }

    /**
     * Draws an image.
     *
     * @param abundances H, K×P
     * @param random     source of randomness; advanced
     * @return L×P counts
     * @throws IllegalArgumentException if the number of phases differs from that of the spectra, an entry is negative
     *     or not finite, or a phase has more than 10⁹ expected counts in one pixel
     */
    public CountMatrix sample(DMatrixRMaj abundances, RandomGenerator random) {
        if (abundances.getNumRows() != totals.length) {
            throw new IllegalArgumentException(
                    "spectra are of " + totals.length + " phases, but abundances of " + abundances.getNumRows());
        }
        UniformRandomProvider source = random::nextLong;
        DiscreteSampler[] channelOf = new DiscreteSampler[totals.length];
        for (int k = 0; k < totals.length; k++) {
            channelOf[k] = tables[k].withUniformRandomProvider(source);
        }
        CountMatrixBuilder counts = CountMatrix.builder(channels, abundances.getNumCols());
        for (int p = 0; p < abundances.getNumCols(); p++) {
            for (int k = 0; k < totals.length; k++) {
                double mean = totals[k] * checkAmount("abundances", abundances.get(k, p), "pixel", p, k);
                if (mean > 0) {
                    addEvents(counts, channelOf[k], events(source, mean, p));
                }
            }
            counts.endPixel();
        }
        return counts.build();
    }

    private static int events(UniformRandomProvider source, double mean, int pixel) {
        if (mean > MAX_MEAN) {
            throw new IllegalArgumentException("pixel " + pixel + " expects " + mean + " counts of one phase; at most "
                    + MAX_MEAN + " can be drawn. Lower the dose");
        }
        return PoissonSampler.of(source, mean).sample();
    }

    private static void addEvents(CountMatrixBuilder counts, DiscreteSampler channelOf, int events) {
        for (int i = 0; i < events; i++) {
            counts.add(channelOf.sample(), 1);
        }
    }

    private static double checkAmount(String what, double value, String position, int index, int phase) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(what + " must be finite and at least 0, got " + value + " for phase "
                    + phase + " in " + position + " " + index);
        }
        return value;
    }
}
