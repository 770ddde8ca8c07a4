package org.esmpy.bench.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.model.Acquisition;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.Test;
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

    @Test
    void pixelsThatNoSpecimenMakesAreNamedAndLeftOut() {
        CountMatrixBuilder counts = CountMatrix.builder(CHANNELS, 16);
        for (int p = 0; p < 16; p++) {
            counts.add(640, 3).add(700, p == 6 ? 5000 : 1).endPixel();
        }
        SpectrumImage image = SpectrumImage.of(
                        counts.build(), new ImageShape(4, 4), new EnergyAxis(0, WIDTH_KEV, CHANNELS))
                .withAcquisition(Acquisition.unknown().withBeamKeV(200));
        List<String> warnings = new ArrayList<>();

        assertThat(FittedData.of(image, settings(), warnings).image().counts().total())
                .isEqualTo(15 * 4);
        assertThat(warnings)
                .anyMatch(
                        warning -> warning.startsWith("1 pixels are left out") && warning.contains("row 1, column 2"));
        FitSettings keep = settings()
                .edit()
                .calibration(before -> before.withKeepOutliers(true))
                .settings();
        assertThat(FittedData.of(image, keep, new ArrayList<>())
                        .image()
                        .counts()
                        .total())
                .isEqualTo(15 * 4 + 5003);
    }

    @Test
    void aBeamOfAScanningMicroscopeHasAWarning() {
        List<String> warnings = new ArrayList<>();
        FittedData.of(spectrum(15), settings(), warnings);
        assertThat(warnings)
                .anyMatch(warning -> warning.contains("a beam of 15.0 keV is usual in scanning microscopes"));
        warnings.clear();
        FittedData.of(spectrum(200), settings(), warnings);
        assertThat(warnings).noneMatch(warning -> warning.contains("scanning"));
    }

    private static FitSettings settings() {
        return FitSettings.defaults().edit().elements(List.of("Fe", "Ni")).settings();
    }

    private static SpectrumImage spectrum(double beamKeV) {
        CountMatrixBuilder counts = CountMatrix.builder(CHANNELS, 1);
        counts.add(640, 50).add(2000, 1).endPixel();
        return SpectrumImage.of(counts.build(), new ImageShape(1, 1), new EnergyAxis(0, WIDTH_KEV, CHANNELS))
                .withAcquisition(Acquisition.unknown().withBeamKeV(beamKeV));
    }
}
