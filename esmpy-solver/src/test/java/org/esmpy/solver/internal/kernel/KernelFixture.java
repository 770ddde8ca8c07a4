package org.esmpy.solver.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.esmpy.model.CountBlock;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;

/**
 * Counts and factors to run kernels on: more than a block of pixels, some of them empty, the last phases absent from every
 * third; and the naive way through.
 */
final class KernelFixture {
    static final int CHANNELS = 40;
    static final int PIXELS = 1500;

    /** Order of summation over some thousand terms. */
    private static final double REL = 1e-12;

    private final int phases;
    private final Kernels kernels;
    private final CountMatrix counts;
    private final double[] d;
    private final double[] ht;

    KernelFixture(int phases, Kernels kernels) {
        SplittableRandom random = new SplittableRandom(phases);
        this.phases = phases;
        this.kernels = kernels;
        CountMatrixBuilder builder = CountMatrix.builder(CHANNELS, PIXELS);
        for (int p = 0; p < PIXELS; p++) {
            for (int l = 0; l < CHANNELS && p % 100 != 99; l++) {
                builder.add(l, Math.max(0, random.nextInt(9) - 5));
            }
            builder.endPixel();
        }
        this.counts = builder.build();
        this.d = random.doubles(CHANNELS * kernels.stride(), 0.01, 1).toArray();
        this.ht = random.doubles(PIXELS * phases, 0.01, 1).toArray();
        for (int p = 0; p < PIXELS; p += 3) {
            for (int k = Math.max(1, phases - 2); k < phases; k++) {
                ht[p * phases + k] = 0;
            }
        }
    }

    @Override
    public String toString() {
        return phases + " phases, " + kernels.getClass().getSimpleName();
    }

    int phases() {
        return phases;
    }

    /** Entries of the lower triangle of a K×K matrix. */
    int triangle() {
        return phases * (phases + 1) / 2;
    }

    Kernels kernels() {
        return kernels;
    }

    CountMatrix counts() {
        return counts;
    }

    List<CountBlock> blocks() {
        return counts.blocks();
    }

    /** D, L×stride. */
    double[] d() {
        return d;
    }

    /** Hᵀ, P×K. */
    double[] ht() {
        return ht;
    }

    double d(int channel, int phase) {
        return d[channel * kernels.stride() + phase];
    }

    double h(int phase, int pixel) {
        return ht[pixel * phases + phase];
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
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(actual[i] - expected[i]) <= REL * Math.abs(expected[i]))) {
                assertThat(actual[i]).as("entry %d", i).isCloseTo(expected[i], within(REL * Math.abs(expected[i])));
            }
        }
    }

    interface Entry {
        void accept(int channel, int pixel, int count, double rate);
    }
}
