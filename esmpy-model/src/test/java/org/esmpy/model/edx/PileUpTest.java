package org.esmpy.model.edx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.esmpy.model.EnergyAxis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PileUpTest {
    /** Rounding of sums over some hundred channels. */
    private static final double ROUNDING = 1e-12;

    @ParameterizedTest
    @CsvSource({"0, 0.01", "0.2, 0.01", "-0.1, 0.005", "0.204, 0.01"})
    void oneLineOfEnergyEPilesUpAtTwiceE(double firstCentreKeV, double widthKeV) {
        EnergyAxis axis = new EnergyAxis(firstCentreKeV, widthKeV, 1000);
        int channel = 230;
        double[] spectrum = new double[1000];
        spectrum[channel] = 7;
        double[] shape = PileUp.shape(axis, spectrum).orElseThrow();
        assertThat(Arrays.stream(shape).sum()).isCloseTo(1, within(ROUNDING));
        assertThat(meanKeV(axis, shape)).isCloseTo(2 * axis.centreKeV(channel), within(ROUNDING));
        int highest = axis.nearestChannel(2 * axis.centreKeV(channel));
        assertThat(shape[highest - 1] + shape[highest] + shape[highest + 1]).isCloseTo(1, within(ROUNDING));
    }

    @Test
    void twoEqualLinesPileUpOneToTwoToOne() {
        EnergyAxis axis = new EnergyAxis(0.2, 0.01, 1000);
        double[] spectrum = new double[1000];
        spectrum[80] = 3; // 1.00 keV
        spectrum[230] = 3; // 2.50 keV
        double[] shape = PileUp.shape(axis, spectrum).orElseThrow();
        assertThat(shape[180]).isCloseTo(0.25, within(ROUNDING)); // 2.00 keV
        assertThat(shape[330]).isCloseTo(0.5, within(ROUNDING)); // 3.50 keV
        assertThat(shape[480]).isCloseTo(0.25, within(ROUNDING)); // 5.00 keV
    }

    @Test
    void isTheSumOverAllPairsOfChannels() {
        EnergyAxis axis = new EnergyAxis(0.153, 0.02, 60);
        Random random = new Random(5);
        double[] spectrum = random.doubles(60).toArray();
        double[] expected = new double[60];
        for (int i = 0; i < 60; i++) {
            for (int j = 0; j < 60; j++) {
                double place = (axis.centreKeV(i) + axis.centreKeV(j) - axis.centreKeV(0)) / axis.widthKeV();
                for (int l = 0; l < 60; l++) {
                    expected[l] += spectrum[i] * spectrum[j] * Math.max(0, 1 - Math.abs(place - l));
                }
            }
        }
        double sum = Arrays.stream(expected).sum();
        double[] shape = PileUp.shape(axis, spectrum).orElseThrow();
        for (int l = 0; l < 60; l++) {
            assertThat(shape[l]).isCloseTo(expected[l] / sum, within(ROUNDING));
        }
    }

    @Test
    void thereIsNoneWhereAllSumsLieAboveTheAxis() {
        double[] spectrum = new double[500];
        Arrays.fill(spectrum, 1);
        assertThat(PileUp.shape(new EnergyAxis(10, 0.01, 500), spectrum)).isEmpty();
        assertThat(PileUp.shape(new EnergyAxis(0, 0.01, 500), new double[500])).isEmpty();
    }

    private static double meanKeV(EnergyAxis axis, double[] shape) {
        double sum = 0;
        for (int l = 0; l < shape.length; l++) {
            sum += shape[l] * axis.centreKeV(l);
        }
        return sum;
    }
}
