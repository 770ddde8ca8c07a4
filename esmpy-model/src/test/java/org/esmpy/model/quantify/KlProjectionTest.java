package org.esmpy.model.quantify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class KlProjectionTest {
    /** The certified gap of 1e-7 nats per count allows weights to be off by about its root. */
    private static final double WEIGHTS = 1e-3;

    private static final double SUMS = 1e-12;

    private final SplittableRandom random = new SplittableRandom(3);

    @Test
    void findsTheWeightsOfSpectraThatTheBasisMade() {
        DMatrixRMaj g = peaks();
        DMatrixRMaj w = uniform(5, 3, 0.1, 4);
        DMatrixRMaj found = new KlProjection(g).weights(CommonOps_DDRM.mult(g, w, null));
        for (int i = 0; i < w.getNumElements(); i++) {
            assertThat(found.data[i]).isCloseTo(w.data[i], within(WEIGHTS));
        }
    }

    @Test
    void keepsTheSumsOfNoisySpectra() {
        DMatrixRMaj g = peaks();
        DMatrixRMaj spectra = uniform(50, 2, 0, 9);
        DMatrixRMaj fitted = CommonOps_DDRM.mult(g, new KlProjection(g).weights(spectra), null);
        for (int k = 0; k < 2; k++) {
            assertThat(sum(fitted, k)).isCloseTo(sum(spectra, k), within(SUMS * sum(spectra, k)));
        }
    }

    @Test
    void leavesOutChannelsThatNoColumnReachesAndEmptySpectra() {
        DMatrixRMaj g = new DMatrixRMaj(3, 1, true, 1, 0, 1);
        DMatrixRMaj spectra = new DMatrixRMaj(3, 2, true, 2, 0, 5, 0, 4, 0);
        DMatrixRMaj w = new KlProjection(g).weights(spectra);
        assertThat(w.get(0, 0)).isCloseTo(3, within(SUMS));
        assertThat(w.get(0, 1)).isZero();
    }

    /** The first step from even weights, by hand. */
    @Test
    void takesAsManyStepsAsAsked() {
        DMatrixRMaj g = new DMatrixRMaj(2, 2, true, 0.75, 0.25, 0.25, 0.75);
        DMatrixRMaj spectrum = new DMatrixRMaj(2, 1, true, 8, 0);
        DMatrixRMaj w = new KlProjection(g).withSteps(1).weights(spectrum);
        assertThat(w.get(0)).isCloseTo(6, within(SUMS));
        assertThat(w.get(1)).isCloseTo(2, within(SUMS));
    }

    @Test
    void refusesSpectraThatAreNone() {
        KlProjection projection = new KlProjection(peaks());
        assertThatThrownBy(() -> projection.weights(new DMatrixRMaj(49, 1))).hasMessageContaining("49 channels");
        DMatrixRMaj negative = new DMatrixRMaj(50, 1);
        negative.set(7, 0, -1);
        assertThatThrownBy(() -> projection.weights(negative)).hasMessageContaining("channel 7");
    }

    private DMatrixRMaj uniform(int rows, int columns, double low, double high) {
        return new DMatrixRMaj(
                rows,
                columns,
                true,
                random.doubles((long) rows * columns, low, high).toArray());
    }

    /** Five overlapping peaks on a floor. */
    private static DMatrixRMaj peaks() {
        DMatrixRMaj g = new DMatrixRMaj(50, 5);
        for (int l = 0; l < 50; l++) {
            for (int c = 0; c < 5; c++) {
                double x = (l - 10 * c - 5) / 4.0;
                g.set(l, c, Math.exp(-x * x) + 0.01);
            }
        }
        return g;
    }

    private static double sum(DMatrixRMaj matrix, int column) {
        double sum = 0;
        for (int row = 0; row < matrix.getNumRows(); row++) {
            sum += matrix.get(row, column);
        }
        return sum;
    }
}
