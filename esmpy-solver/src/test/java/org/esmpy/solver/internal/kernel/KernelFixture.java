package org.esmpy.solver.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.CountPasses;

/** Counts and factors to run kernels on, more than a block of pixels, some of them empty; and the naive way through. */
final class KernelFixture {
    static final int CHANNELS = 40;
    static final int PIXELS = 1500;

    /** Order of summation over some thousand terms. */
    private static final double REL = 1e-12;

    private final int phases;
    private final CountMatrix counts;
    private final double[] d;
    private final double[] ht;

    KernelFixture(int phases, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        this.phases = phases;
        CountMatrixBuilder builder = CountMatrix.builder(CHANNELS, PIXELS);
        for (int p = 0; p < PIXELS; p++) {
            for (int l = 0; l < CHANNELS && p % 100 != 99; l++) {
                builder.add(l, Math.max(0, random.nextInt(9) - 5));
            }
            builder.endPixel();
        }
        this.counts = builder.build();
        this.d = random.doubles(CHANNELS * CountPasses.stride(phases), 0.01, 1).toArray();
        this.ht = random.doubles(PIXELS * phases, 0.01, 1).toArray();
    }

    CountMatrix counts() {
        return counts;
    }

    /** D, L×stride. */
    double[] d() {
        return d;
    }

    /** Hᵀ, P×K. */
    double[] ht() {
        return ht;
    }

    CountPasses passes() {
        return new CountPasses(counts, phases, Workers.single());
    }

    double d(int channel, int phase) {
        return d[channel * CountPasses.stride(phases) + phase];
    }

    double h(int phase, int pixel) {
        return ht[pixel * phases + phase];
    }

    /** D without padding, L×K. */
    double[] unpadded() {
        double[] dense = new double[CHANNELS * phases];
        for (int l = 0; l < CHANNELS; l++) {
            for (int k = 0; k < phases; k++) {
                dense[l * phases + k] = d(l, k);
            }
        }
        return dense;
    }

    /** Visits every stored count with its rate. */
    void forEach(Entry entry) {
        for (int p = 0; p < PIXELS; p++) {
            int pixel = p;
            counts.forEach(p, (l, x) -> {
                double rate = 0;
                for (int k = 0; k < phases; k++) {
                    rate += d(l, k) * h(k, pixel);
                }
                entry.accept(l, pixel, x, rate);
            });
        }
    }

    static void assertClose(double[] actual, double[] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("entry %d", i).isCloseTo(expected[i], within(REL * Math.abs(expected[i])));
        }
    }

    interface Entry {
        void accept(int channel, int pixel, int count, double rate);
    }
}
