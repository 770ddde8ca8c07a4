package org.esmpy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectrumImageTest {
    private static final ImageShape SHAPE = new ImageShape(7, 5);
    private static final EnergyAxis AXIS = new EnergyAxis(0.3, 0.01, 11);
    private static final int[][] DENSE = CountMatrixTest.dense(11, 35, 5);

    private final SpectrumImage image =
            SpectrumImage.of(CountMatrixTest.build(DENSE, 11), SHAPE, AXIS).withPixelSize(new PixelSize(2, "nm"));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 9})
    void binningConservesCounts(int factor) {
        assertThat(image.binPixels(factor).sumSpectrum()).isEqualTo(image.sumSpectrum());
        assertThat(image.binEnergy(factor).counts().pixelTotals())
                .isEqualTo(image.counts().pixelTotals());
    }

    @Test
    void binsSumTheirPixels() {
        SpectrumImage binned = image.binPixels(2);
        assertThat(binned.shape()).isEqualTo(new ImageShape(4, 3));
        int expected = DENSE[2 * 5 + 4][6] + DENSE[3 * 5 + 4][6]; // the last column stands alone
        assertThat(CountMatrixTest.toDense(binned.counts())[1 * 3 + 2][6]).isEqualTo(expected);
        assertThat(binned.pixelSize()).contains(new PixelSize(4, "nm"));
    }

    @Test
    void croppingEnergiesKeepsTheChosenChannels() {
        SpectrumImage cropped = image.cropEnergy(3, 8);
        assertThat(cropped.energy().centreKeV(0)).isEqualTo(AXIS.centreKeV(3));
        assertThat(CountMatrixTest.toDense(cropped.counts())[9][4]).isEqualTo(DENSE[9][7]);
    }

    @Test
    void croppingPixelsKeepsTheChosenRectangle() {
        SpectrumImage cropped = image.cropPixels(2, 1, new ImageShape(3, 4));
        assertThat(CountMatrixTest.toDense(cropped.counts())[1 * 4 + 2]).isEqualTo(DENSE[3 * 5 + 3]);
    }

    @Test
    void masksEmptyTheOtherPixels() {
        BitSet keep = new BitSet();
        keep.set(4);
        SpectrumImage masked = image.maskPixels(keep);
        assertThat(masked.counts().total()).isEqualTo(image.counts().pixelTotals()[4]);
        assertThat(CountMatrixTest.toDense(masked.counts())[4]).isEqualTo(DENSE[4]);
    }

    @Test
    void refusesAxesOfAnotherSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpectrumImage.of(image.counts(), SHAPE, new EnergyAxis(0, 0.01, 12)))
                .withMessageContaining("11 channels x 35 pixels")
                .withMessageContaining("12 channels");
    }
}
