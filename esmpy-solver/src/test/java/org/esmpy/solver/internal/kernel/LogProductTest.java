package org.esmpy.solver.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogProductTest {
    private static final double REL = 1e-14;

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 0.3, 1, 7.25, 1e8})
    void multipliesByPowers(double y) {
        for (int count = 2; count <= LogProduct.MOST; count++) {
            double expected = 0.125 * Math.pow(y, count);
            assertThat(LogProduct.times(0.125, y, count))
                    .as("power %d", count)
                    .isCloseTo(expected, within(REL * expected));
        }
    }

    /** So that a kernel takes the logarithm of the rate by itself. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-90, 1e90})
    void leavesTheRangeWherePowersOverflow(double y) {
        for (int count = 2; count <= LogProduct.MOST; count++) {
            double product = LogProduct.times(1, y, count);
            assertThat(product >= LogProduct.LOW && product <= LogProduct.HIGH)
                    .as("power %d", count)
                    .isFalse();
        }
    }
}
