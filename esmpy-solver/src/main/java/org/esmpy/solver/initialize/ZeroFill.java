package org.esmpy.solver.initialize;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Fills, or keeps, the zeros of a phase whose spectrum sums to the counts of a mean pixel. */
enum ZeroFill {
    /** Zeros stay. */
    KEPT {
        @Override
        void fill(SpectrumAndMap phase, StartScale scale, RandomGenerator random) {}
    },

    /**
     * Both factors get the mean of X where they are 0, on the scale on which they have the same length, as published; then the
     * spectrum sums to the counts of a mean pixel again.
     */
    MEAN {
        @Override
        void fill(SpectrumAndMap phase, StartScale scale, RandomGenerator random) {
            double mean = scale.countsPerPixel() / phase.spectrum().length;
            double balance = Math.sqrt(length(phase.spectrum()) / length(phase.abundance()));
            replaceZeros(phase.spectrum(), mean * balance);
            replaceZeros(phase.abundance(), mean / balance);
            phase.normalize(scale.countsPerPixel());
        }
    },

    /** A small random share of the mean spectrum and of the mean abundance is added. */
    RANDOM {
        @Override
        void fill(SpectrumAndMap phase, StartScale scale, RandomGenerator random) {
            double[] abundance = phase.abundance();
            double total = 0;
            for (double value : abundance) {
                total += value;
            }
            double meanAbundance = total > 0 ? total / abundance.length : 1;
            for (int p = 0; p < abundance.length; p++) {
                abundance[p] += SHARE * meanAbundance * (LEAST_FACTOR + random.nextDouble());
            }
            double[] spectrum = phase.spectrum();
            for (int l = 0; l < spectrum.length; l++) {
                spectrum[l] += SHARE * scale.mean()[l] * (LEAST_FACTOR + random.nextDouble());
            }
        }
    };

    /** Share of the mean that is added at random, on average. */
    private static final double SHARE = 0.02;

    /** Least random factor on {@link #SHARE}; the mean factor is 1. */
    private static final double LEAST_FACTOR = 0.5;

    abstract void fill(SpectrumAndMap phase, StartScale scale, RandomGenerator random);

    private static void replaceZeros(double[] values, double by) {
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] == 0 ? by : values[i];
        }
    }

    private static double length(double[] values) {
        return Math.sqrt(Arrays.stream(values).map(value -> value * value).sum());
    }
}
