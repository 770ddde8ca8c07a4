package org.esmpy.bench.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class MapErrorsTest {
    private static final double ROUNDING = 1e-12;
    private static final DMatrixRMaj MAPS =
            new DMatrixRMaj(new double[][] {{0, 0.5, 1, 0}, {0.1, 0.4, 0.7, 9}, {1, 1, 1, 1}});

    @Test
    void countOnlyThePixelsThatAreGiven() {
        MapErrors errors = MapErrors.of(MAPS, 1, MAPS, 0, new int[] {0, 1, 2});
        assertThat(errors.mae()).isCloseTo(0.5 / 3, within(ROUNDING));
        assertThat(errors.mse()).isCloseTo((0.01 + 0.01 + 0.09) / 3, within(ROUNDING));
        assertThat(errors.pearson()).isCloseTo(1, within(ROUNDING));
    }

    @Test
    void anEvenMapDoesNotCorrelate() {
        assertThat(MapErrors.of(MAPS, 2, MAPS, 0, new int[] {0, 1, 2}).pearson())
                .isZero();
        assertThat(MapErrors.of(MAPS, 0, MAPS, 2, new int[] {0, 1, 2}).pearson())
                .isZero();
    }
}
