package org.esmpy.bench.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class SpectralAngleTest {
    /** An arc cosine near 1 keeps half the digits. */
    private static final double ROUNDING_DEG = 1e-5;

    private final DMatrixRMaj spectra = new DMatrixRMaj(new double[][] {{1, 2, 0, 1, 0}, {0, 0, 3, 1, 0}});

    @Test
    void isZeroForTheSameShape() {
        assertThat(SpectralAngle.degrees(spectra, 0, spectra, 1)).isCloseTo(0, within(ROUNDING_DEG));
    }

    @Test
    void isNinetyWithoutACommonChannel() {
        assertThat(SpectralAngle.degrees(spectra, 0, spectra, 2)).isCloseTo(90, within(ROUNDING_DEG));
    }

    @Test
    void isFortyFiveForTheDiagonal() {
        assertThat(SpectralAngle.degrees(spectra, 0, spectra, 3)).isCloseTo(45, within(ROUNDING_DEG));
    }

    @Test
    void isNinetyForAnEmptySpectrum() {
        assertThat(SpectralAngle.degrees(spectra, 0, spectra, 4)).isEqualTo(90);
    }
}
