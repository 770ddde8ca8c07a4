package org.esmpy.solver.heldout;

import java.util.random.RandomGenerator;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;

/**
 * Splits counts into two halves, count by count: {@code t ~ Binomial(x, ½)}, {@code v = x − t}. If x is Poisson, t and v
 * are independent Poisson variables of half its mean, so what was fitted to one half can be judged by the other. Exact:
 * every count is decided by a bit of its own.
 */
public final class CountThinning {
    /** Expected share of the counts in each half. */
    public static final double SHARE = 0.5;

    private CountThinning() {}

    /**
     * Splits counts.
     *
     * @param random source of randomness; advanced
     */
    public static Halves split(CountMatrix counts, RandomGenerator random) {
        CountMatrixBuilder training = CountMatrix.builder(counts.channels(), counts.pixels());
        CountMatrixBuilder validation = CountMatrix.builder(counts.channels(), counts.pixels());
        Bits bits = new Bits(random);
        for (int p = 0; p < counts.pixels(); p++) {
            counts.forEach(p, (channel, count) -> {
                int kept = bits.ones(count);
                training.add(channel, kept);
                validation.add(channel, count - kept);
            });
            training.endPixel();
            validation.endPixel();
        }
        return new Halves(training.build(), validation.build());
    }

    /**
     * Two independent halves of the same counts.
     *
     * @param training   L×P, to fit
     * @param validation L×P, to judge the fit by
     */
    public record Halves(CountMatrix training, CountMatrix validation) {}

    /** Random bits, used one by one. */
    private static final class Bits {
        private final RandomGenerator random;
        private long bits;
        private int left;

        Bits(RandomGenerator random) {
            this.random = random;
        }

        /** Number of ones among {@code many} bits. */
        int ones(int many) {
            int sum = 0;
            for (int todo = many; todo > 0; ) {
                if (left == 0) {
                    bits = random.nextLong();
                    left = Long.SIZE;
                }
                int taken = Math.min(todo, left);
                long mask = taken == Long.SIZE ? -1L : (1L << taken) - 1;
                sum += Long.bitCount(bits & mask);
                bits = taken == Long.SIZE ? 0 : bits >>> taken;
                left -= taken;
                todo -= taken;
            }
            return sum;
        }
    }
}
