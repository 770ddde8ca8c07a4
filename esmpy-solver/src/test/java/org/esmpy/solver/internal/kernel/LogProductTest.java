package org.esmpy.solver.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.esmpy.model.CountBlock;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogProductTest {
    private static final double REL = 1e-14;
    private static final double SUM_REL = 1e-12;
    private static final int PIXELS = 300;

    /** More than the product is asked to hold at once, in the pixels that have counts at all. */
    private static final int CHANNELS = 700;

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 0.3, 1, 7.25, 1e8})
    void givesPowers(double y) {
        for (int count = 2; count <= LogProduct.MOST; count++) {
            double expected = Math.pow(y, count);
            assertThat(LogProduct.power(y, count)).as("power %d", count).isCloseTo(expected, within(REL * expected));
        }
    }

    /** So that the logarithm of the rate is taken by itself. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-90, 1e90})
    void leavesTheRangeWherePowersOverflow(double y) {
        for (int count = 2; count <= LogProduct.MOST; count++) {
            double product = LogProduct.power(y, count);
            assertThat(product >= LogProduct.LOW && product <= LogProduct.HIGH)
                    .as("power %d", count)
                    .isFalse();
        }
        assertThat(LogProduct.power(1, LogProduct.MOST + 1)).isZero();
    }

    /** Rates about 1, and rates whose powers, or which themselves, no product can hold. */
    @ParameterizedTest(name = "rates about 1e{0}")
    @ValueSource(ints = {0, -12, 12, -140, 140, -200, 200, -300, 300})
    void sumsLogarithmsOfBlocks(int exponent) {
        assertSum(1, random -> Math.pow(10, exponent + random));
    }

    @Test
    void sumsLogarithmsOfWidelyDifferentRates() {
        assertSum(2, random -> Math.pow(10, 300 * random));
    }

    @Test
    void isInfiniteWhereACountMeetsARateOfZero() {
        CountBlock x = counts(3).blocks().get(0);
        LogProduct product = new LogProduct(x);
        double[] rates = new double[CHANNELS];
        for (int p = 0; p < x.pixels(); p++) {
            product.add(p, rates);
        }
        assertThat(product.sum()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    private static void assertSum(long seed, DoubleUnaryOperator rate) {
        SplittableRandom random = new SplittableRandom(seed);
        for (CountBlock x : counts(seed).blocks()) {
            LogProduct product = new LogProduct(x);
            double expected = 0;
            double scale = 0;
            for (int p = 0; p < x.pixels(); p++) {
                int first = x.start()[p];
                double[] rates = new double[x.start()[p + 1] - first];
                for (int i = 0; i < rates.length; i++) {
                    rates[i] = rate.applyAsDouble(random.nextDouble(-1, 1));
                    int beyond = first + i - x.unitEnd()[p];
                    int count = beyond < 0 ? 1 : x.many()[x.manyStart()[p] + beyond];
                    expected += count * Math.log(rates[i]);
                    scale += count * Math.abs(Math.log(rates[i]));
                }
                product.add(p, rates);
            }
            assertThat(product.sum()).isCloseTo(expected, within(SUM_REL * scale));
        }
    }

    /** Single counts, some, many and more than powers are known of; every third pixel has none. */
    private static CountMatrix counts(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        CountMatrixBuilder builder = CountMatrix.builder(CHANNELS, PIXELS);
        for (int p = 0; p < PIXELS; p++) {
            double share = random.nextDouble();
            for (int l = 0; l < CHANNELS && p % 3 != 0; l++) {
                if (random.nextDouble() < share) {
                    builder.add(l, random.nextInt(4) > 0 ? 1 : random.nextInt(2, 3 + random.nextInt(40)));
                }
            }
            builder.endPixel();
        }
        return builder.build();
    }
}
