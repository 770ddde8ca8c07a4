package org.esmpy.bench.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.esmpy.model.Acquisition;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FittedDataTest {
    private static final int CHANNELS = 2048;
    private static final double WIDTH_KEV = 0.01;

    /** Beams at the centre of a channel, between two, at an edge, and above the axis. */
    @ParameterizedTest
    @CsvSource({"15, 1500", "15.003, 1500", "15.005, 1500", "15.01, 1501", "200, 2048"})
    void countsAboveTheBeamAreLeftOutAndCounted(double beamKeV, int channels) {
        List<String> warnings = new ArrayList<>();

        FittedData data = FittedData.of(spectrum(beamKeV), settings(), warnings);

        assertThat(data.image().energy().highestKeV() / WIDTH_KEV)
                .as("end of the last channel")
                .isBetween(channels - 1.0, channels + 1.0);
        assertThat(data.image().energy().centreKeV(data.image().energy().channels() - 1))
                .isLessThan(beamKeV);
        if (channels < CHANNELS) {
            assertThat(warnings).anyMatch(warning -> warning.contains("1 counts above"));
        } else {
            assertThat(warnings).noneMatch(warning -> warning.contains("above the"));
        }
    }

    private static FitSettings settings() {
        return FitSettings.defaults()
                .edit()
                .set("elements", List.of("Fe", "Ni"))
                .settings();
    }

    private static SpectrumImage spectrum(double beamKeV) {
        CountMatrixBuilder counts = CountMatrix.builder(CHANNELS, 1);
        counts.add(640, 50).add(2000, 1).endPixel();
        return SpectrumImage.of(counts.build(), new ImageShape(1, 1), new EnergyAxis(0, WIDTH_KEV, CHANNELS))
                .withAcquisition(Acquisition.unknown().withBeamKeV(beamKeV));
    }
}
