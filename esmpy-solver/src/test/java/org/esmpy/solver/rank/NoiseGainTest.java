package org.esmpy.solver.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseGainTest {
    private static final int DRAWS = 400;

    /** Spread of a rate of 0 to 1 % over {@value #DRAWS} draws. */
    private static final double MOST_BEYOND = 0.01;

    /** At 700 bins and 8 columns: half of (√699 + √8)² is 428.3; 3.2724 times half of the scale 21.41 is 35.0. */
    @Test
    void isTheEdgeOfTheSpectrumOfNoiseAndItsFluctuations() {
        assertThat(NoiseGain.nats(700, 8)).isCloseTo(463.3, within(0.5));
    }

    /** Largest eigenvalues of random matrices, by another way than the formula. */
    @ParameterizedTest(name = "{0} bins, {1} columns")
    @CsvSource({"40, 8", "150, 12", "400, 20"})
    void isHardlyExceededByTheLargestEigenvalueOfNoise(int bins, int columns) {
        SplittableRandom random = new SplittableRandom(bins);
        int beyond = 0;
        double sum = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double half = largestEigenvalue(bins, columns, random) / 2;
            beyond += half > NoiseGain.nats(bins, columns) ? 1 : 0;
            sum += half;
        }
        assertThat(beyond / (double) DRAWS).isLessThanOrEqualTo(MOST_BEYOND);
        double n = Math.sqrt(bins - 1);
        double m = Math.sqrt(columns);
        assertThat(sum / DRAWS).isBetween(0.85 * (n + m) * (n + m) / 2, (n + m) * (n + m) / 2);
    }

    @Test
    void isDefinedWhereAPhaseAddsNoAbundance() {
        assertThat(NoiseGain.nats(0, 5)).isPositive().isFinite();
        assertThat(NoiseGain.nats(-3, 5)).isEqualTo(NoiseGain.nats(0, 5));
    }

    private static double largestEigenvalue(int bins, int columns, SplittableRandom random) {
        DMatrixRMaj noise = new DMatrixRMaj(bins, columns);
        for (int i = 0; i < noise.data.length; i++) {
            noise.data[i] = random.nextGaussian();
        }
        DMatrixRMaj covariance = new DMatrixRMaj(columns, columns);
        CommonOps_DDRM.multTransA(noise, noise, covariance);
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(columns, false, true);
        assertThat(eigen.decompose(covariance)).isTrue();
        double largest = 0;
        for (int i = 0; i < columns; i++) {
            largest = Math.max(largest, eigen.getEigenvalue(i).getReal());
        }
        return largest;
    }
}
