package org.esmpy.bench.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.esmpy.model.Acquisition;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.Test;

class MapSeriesTest {
    private static final EnergyAxis AXIS = new EnergyAxis(0.1, 0.1, 3);

    @Test
    void putsMapsBelowEachOther() {
        MapSeries series = new MapSeries();
        series.add("wide", image(new int[][][] {{{1, 2, 3}, {4, 0, 0}}}, AXIS));
        series.add("narrow", image(new int[][][] {{{0, 5, 0}}, {{0, 0, 6}}}, AXIS));
        SpectrumImage whole = series.whole();

        assertThat(whole.shape()).isEqualTo(new ImageShape(3, 2));
        assertThat(whole.counts().pixelTotals()).containsExactly(6, 4, 5, 0, 6, 0);
        assertThat(whole.sumSpectrum()).containsExactly(5, 7, 9);
        assertThat(whole.energy()).isEqualTo(AXIS);
        assertThat(whole.acquisition().beamKeV()).hasValue(200);
    }

    @Test
    void refusesMapsOfAnotherAxisBeamOrDetector() {
        int[][][] counts = {{{1, 2, 3}}};
        MapSeries series = new MapSeries();
        series.add("first", image(counts, AXIS));
        series.add("rounded", image(counts, new EnergyAxis(0.1, 0.1000001, 3)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> series.add("other", image(counts, new EnergyAxis(0.1, 0.101, 3))))
                .withMessage("other has 3 channels of 0.101 keV from 0.1 keV, but the first map of the series has"
                        + " 3 channels of 0.1 keV from 0.1 keV");
        SpectrumImage image = image(counts, AXIS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> series.add(
                        "beam", image.withAcquisition(image.acquisition().withBeamKeV(300))))
                .withMessageStartingWith("beam was recorded with another beam or detector");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> series.add(
                        "detector", image.withAcquisition(image.acquisition().withTakeOffDeg(30))))
                .withMessageContaining("take-off [30.0] deg");
    }

    private static SpectrumImage image(int[][][] counts, EnergyAxis axis) {
        return SpectrumImage.ofDense(counts, axis)
                .withAcquisition(Acquisition.unknown().withBeamKeV(200).withTakeOffDeg(22));
    }
}
