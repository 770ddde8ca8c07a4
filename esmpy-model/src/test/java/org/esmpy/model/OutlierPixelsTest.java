package org.esmpy.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class OutlierPixelsTest {
    private static final int SIDE = 16;
    private static final int CHANNELS = 200;
    private static final int PIXEL = 5 * SIDE + 7;

    @Test
    void anOrdinaryMapHasNone() {
        assertThat(OutlierPixels.find(map(0, 0, false), new ImageShape(SIDE, SIDE)))
                .isEmpty();
    }

    @Test
    void aChannelThatStandsAloneIsNamed() {
        assertThat(OutlierPixels.find(map(100, 0, false), new ImageShape(SIDE, SIDE)))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.pixel()).isEqualTo(PIXEL);
                    assertThat(found.row()).isEqualTo(5);
                    assertThat(found.column()).isEqualTo(7);
                    assertThat(found.reason()).isEqualTo("channel 120 alone stands out");
                });
    }

    @Test
    void aPixelFarBrighterThanAllBesideItIsNamed() {
        assertThat(OutlierPixels.find(map(0, 30, false), new ImageShape(SIDE, SIDE)))
                .singleElement()
                .satisfies(found -> assertThat(found.reason()).contains("far more than any pixel beside it"));
    }

    /** The zero peak is narrow in every pixel. */
    @Test
    void aNarrowLineOfTheWholeMapIsNone() {
        assertThat(OutlierPixels.find(map(0, 0, true), new ImageShape(SIDE, SIDE)))
                .isEmpty();
    }

    @Test
    void aSingleSpectrumHasNone() {
        CountMatrixBuilder one = CountMatrix.builder(CHANNELS, 1);
        one.add(50, 1000).endPixel();
        assertThat(OutlierPixels.find(one.build(), new ImageShape(1, 1))).isEmpty();
    }

    /** A peak of 25 counts about channel 60 in each pixel, with a fault in one of them. */
    private static CountMatrix map(int spike, int factor, boolean zeroPeak) {
        RandomGenerator random = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(3);
        CountMatrixBuilder counts = CountMatrix.builder(CHANNELS, SIDE * SIDE);
        for (int p = 0; p < SIDE * SIDE; p++) {
            int[] spectrum = new int[CHANNELS];
            int photons = p == PIXEL && factor > 0 ? 25 * factor : 25;
            for (int i = 0; i < photons; i++) {
                spectrum[(int) Math.round(60 + 5 * random.nextGaussian())]++;
            }
            spectrum[120] += p == PIXEL ? spike : 0;
            spectrum[10] += zeroPeak ? 40 : 0;
            for (int l = 0; l < CHANNELS; l++) {
                if (spectrum[l] > 0) {
                    counts.add(l, spectrum[l]);
                }
            }
            counts.endPixel();
        }
        return counts.build();
    }
}
