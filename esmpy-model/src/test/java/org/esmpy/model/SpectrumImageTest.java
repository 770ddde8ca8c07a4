package org.esmpy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectrumImageTest {
    private static final ImageShape SHAPE = new ImageShape(7, 5);
    private static final EnergyAxis AXIS = new EnergyAxis(0.3, 0.01, 11);
    private static final Acquisition TIMES =
            Acquisition.unknown().withTimes(OptionalDouble.of(70), OptionalDouble.of(105));
    private static final int[][] DENSE = CountMatrixTest.dense(11, 35, 5);

    private final SpectrumImage image =
            SpectrumImage.of(CountMatrixTest.build(DENSE, 11), SHAPE, AXIS).withPixelSize(new PixelSize(2, "nm"));

    @Test
    void takesADenseArray() {
        int[][][] array = new int[7][5][];
        for (int p = 0; p < DENSE.length; p++) {
            array[p / 5][p % 5] = DENSE[p];
        }
        SpectrumImage made = SpectrumImage.ofDense(array, AXIS);
        assertThat(made.shape()).isEqualTo(SHAPE);
        assertThat(CountMatrixTest.toDense(made.counts())).isDeepEqualTo(DENSE);
    }

    @Test
    void refusesAnArrayThatIsNoCube() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpectrumImage.ofDense(new int[][][] {{new int[11]}, {}}, AXIS))
                .withMessage("row 1 has 0 pixels, but row 0 has 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpectrumImage.ofDense(new int[1][2][10], AXIS))
                .withMessage("the pixel in row 0, column 0 has 10 channels, but the axis has 11");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpectrumImage.ofDense(new int[0][][], AXIS))
                .withMessageStartingWith("an image needs at least 1 pixel");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 9})
    void binningConservesCounts(int factor) {
        assertThat(image.binPixels(factor).sumSpectrum()).isEqualTo(image.sumSpectrum());
        assertThat(image.binEnergy(factor).counts().pixelTotals())
                .isEqualTo(image.counts().pixelTotals());
    }

    /** Whatever is cut out and merged: what is kept is what the pixels and channels that were kept hold. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anySequenceOfOperationsConservesTheCountsItKeeps(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        int row = random.nextInt(7);
        int column = random.nextInt(5);
        ImageShape size = new ImageShape(1 + random.nextInt(7 - row), 1 + random.nextInt(5 - column));
        int from = random.nextInt(11);
        int to = from + 1 + random.nextInt(11 - from);
        int rows = 1 + random.nextInt(4);
        int columns = 1 + random.nextInt(4);
        int channels = 1 + random.nextInt(4);

        SpectrumImage result = image.withAcquisition(TIMES)
                .cropPixels(row, column, size)
                .cropEnergy(from, to)
                .binPixels(rows, columns)
                .binEnergy(channels);

        long[][][] expected = new long[result.shape().height()][result.shape().width()]
                [result.energy().channels()];
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                for (int c = from; c < to; c++) {
                    expected[y / rows][x / columns][(c - from) / channels] += DENSE[(row + y) * 5 + column + x][c];
                }
            }
        }
        for (int p = 0; p < result.shape().pixels(); p++) {
            assertThat(CountMatrixTest.toDense(result.counts())[p])
                    .as("seed %d pixel %d", seed, p)
                    .isEqualTo(Arrays.stream(expected[p / result.shape().width()][
                                    p % result.shape().width()])
                            .mapToInt(Math::toIntExact)
                            .toArray());
        }
        assertThat(result.energy().lowestKeV()).isCloseTo(AXIS.edgeKeV(from), within(1e-12));
        assertThat(result.energy().widthKeV()).isEqualTo(channels * AXIS.widthKeV());
        assertThat(result.pixelSize())
                .isEqualTo(rows == columns ? Optional.of(new PixelSize(2.0 * rows, "nm")) : Optional.empty());
        assertThat(result.acquisition().liveTimeS().orElseThrow()).isCloseTo(70.0 * size.pixels() / 35, within(1e-12));
        assertThat(result.sumPixels().sumSpectrum()).isEqualTo(result.sumSpectrum());
    }

    @Test
    void theSumIsOnePixelWithAllOfTheTimeAndNoSize() {
        SpectrumImage sum = image.withAcquisition(TIMES).sumPixels();

        assertThat(sum.shape()).isEqualTo(new ImageShape(1, 1));
        assertThat(sum.sumSpectrum()).isEqualTo(image.sumSpectrum());
        assertThat(sum.acquisition()).isEqualTo(TIMES);
        assertThat(sum.pixelSize()).isEmpty();
    }

    @Test
    void aSumThatIsTooLargeIsRefused() {
        CountMatrix counts = CountMatrix.builder(1, 2)
                .add(0, Integer.MAX_VALUE)
                .endPixel()
                .add(0, 1)
                .endPixel()
                .build();
        SpectrumImage bright = SpectrumImage.of(counts, new ImageShape(1, 2), new EnergyAxis(0, 1, 1));

        assertThatIllegalArgumentException().isThrownBy(bright::sumPixels).withMessageContaining("2147483648 counts");
    }

    /** Channels of 10 eV around 0.30, 0.31, … 0.40 keV. */
    @Test
    void energiesAreCutAtTheEdgesOfChannels() {
        assertThat(image.cropKeV(0.325, 0.35).energy()).isEqualTo(AXIS.crop(3, 6));
        assertThat(image.cropKeV(0.326, 0.354).energy()).isEqualTo(AXIS.crop(4, 6));
        assertThat(image.cropKeV(0, 9)).isSameAs(image);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> image.cropKeV(0.5, 0.6))
                .withMessageContaining("no channel between 0.500 and 0.600 keV");
        assertThatIllegalArgumentException().isThrownBy(() -> image.cropKeV(0.36, 0.35));
        assertThatIllegalArgumentException().isThrownBy(() -> image.cropKeV(Double.NaN, 0.35));
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
        SpectrumImage masked = image.withAcquisition(TIMES).maskPixels(keep);
        assertThat(masked.acquisition().realTimeS()).hasValue(105.0 / 35);
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
