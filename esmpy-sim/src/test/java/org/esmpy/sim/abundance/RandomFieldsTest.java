package org.esmpy.sim.abundance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.sim.AbundanceGenerator;
import org.esmpy.sim.AbundanceGeneratorContract;
import org.junit.jupiter.api.Test;

class RandomFieldsTest extends AbundanceGeneratorContract {
    private static final ImageShape SHAPE = new ImageShape(80, 100);

    @Override
    protected AbundanceGenerator generator() {
        return new RandomFields(new double[] {0.5, 0.3, 0.2}, 3, 2, 1);
    }

    @Test
    void withoutContrastTheSharesAreEverywhere() {
        DMatrixRMaj h = new RandomFields(new double[] {0.75, 0.25}, 3, 0, 1).abundances(SHAPE);
        assertThat(Arrays.copyOf(h.data, SHAPE.pixels())).containsOnly(0.75);
    }

    /** Smoothed noise with standard deviation s of the Gaussian has the correlation exp(-d²/4s²): 0.78 and 0.02. */
    @Test
    void noiseIsAlikeNearbyAndHasUnitVariance() {
        double[] noise = CorrelatedNoise.field(new ImageShape(200, 200), 2, new SplittableRandom(1));
        assertThat(covariance(noise, 0)).isCloseTo(1, within(0.1));
        assertThat(covariance(noise, 2)).isCloseTo(Math.exp(-0.25), within(0.1));
        assertThat(covariance(noise, 8)).isCloseTo(Math.exp(-4), within(0.1));
    }

    private static double covariance(double[] noise, int columns) {
        double sum = 0;
        int pairs = 0;
        for (int p = 0; p < noise.length; p++) {
            if (p % 200 + columns < 200) {
                sum += noise[p] * noise[p + columns];
                pairs++;
            }
        }
        return sum / pairs;
    }

    @Test
    void refusesNegativeNumbers() {
        double[] half = {0.5, 0.5};
        assertThatIllegalArgumentException().isThrownBy(() -> new RandomFields(half, -1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RandomFields(half, 1, -1, 1));
    }
}
