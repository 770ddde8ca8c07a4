package org.esmpy.solver.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;
import org.junit.jupiter.api.Test;

class ModelCountsTest {
    private static final int PIXELS = 4000;

    /** Standard errors of a mean and of a variance that a seed may miss by. */
    private static final double SIGMAS = 4;

    @Test
    void haveTheMeanAndTheVarianceOfPoissonVariates() {
        DMatrixRMaj spectra = new DMatrixRMaj(new double[][] {{0.1, 3}, {0, 40}, {2, 0}, {5, 5}});
        DMatrixRMaj h = new DMatrixRMaj(2, PIXELS);
        for (int p = 0; p < PIXELS; p++) {
            h.set(0, p, 0.25);
            h.set(1, p, 0.75);
        }
        BitSet masked = new BitSet();
        masked.set(3);
        CountMatrix counts = new ModelCounts(spectra, masked).draw(h, new SplittableRandom(1));
        double[] sums = new double[4];
        double[] squares = new double[4];
        for (int p = 0; p < PIXELS; p++) {
            counts.forEach(p, (l, x) -> {
                sums[l] += x;
                squares[l] += (double) x * x;
            });
        }
        assertThat(sums[3]).isZero();
        for (int l = 0; l < 3; l++) {
            double mean = 0.25 * spectra.get(l, 0) + 0.75 * spectra.get(l, 1);
            double variance = squares[l] / PIXELS - Math.pow(sums[l] / PIXELS, 2);
            assertThat(sums[l] / PIXELS).as("channel %d", l).isCloseTo(mean, within(SIGMAS * Math.sqrt(mean / PIXELS)));
            assertThat(variance)
                    .as("channel %d", l)
                    .isCloseTo(mean, within(SIGMAS * Math.sqrt((mean + 2 * mean * mean) / PIXELS)));
        }
    }
}
