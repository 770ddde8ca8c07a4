package org.esmpy.model.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.esmpy.model.EnergyAxis;
import org.junit.jupiter.api.Test;

class MisfitTest {
    private static final double ROUNDING = 1e-12;
    private static final EnergyAxis AXIS = new EnergyAxis(0.005, 0.01, 400);

    @Test
    void everyChannelIsAGroupWhereCountsArePlenty() {
        Misfit misfit = Misfit.of(
                        new EnergyAxis(0.5, 0.01, 3), new double[] {100, 130, 80}, new double[] {100, 100, 100})
                .orElseThrow();
        assertThat(misfit.groups()).isEqualTo(3);
        assertThat(misfit.chi2PerChannel()).isCloseTo((0 + 9 + 4) / 3.0, within(ROUNDING));
        double deviance = 2 * (100 - 130 + 130 * Math.log(1.3)) + 2 * (100 - 80 + 80 * Math.log(0.8));
        assertThat(misfit.deviancePerChannel()).isCloseTo(deviance / 3, within(ROUNDING));
    }

    @Test
    void channelsWithFewCountsAreTakenTogetherAndNoneIsLost() {
        double[] model = new double[400];
        Arrays.fill(model, 0.3);
        double[] data = new double[400];
        data[399] = 60;
        Misfit misfit = Misfit.of(AXIS, data, model).orElseThrow();
        assertThat(misfit.groups()).isEqualTo(23); // 17 channels expect 5.1
        assertThat(misfit.windows().stream().mapToDouble(Misfit.Window::data).sum())
                .isCloseTo(60, within(ROUNDING));
        assertThat(misfit.windows().stream().mapToInt(Misfit.Window::groups).sum())
                .isEqualTo(23);
        assertThat(misfit.worst(5).get(0).toKeV()).isCloseTo(3.9, within(0.11));
    }

    /** χ² of a right model has the mean 1, whether counts are few or many. */
    @Test
    void isOneForARightModel() {
        for (double mean : new double[] {0.05, 1, 7, 300}) {
            double[] model = new double[400];
            Arrays.fill(model, mean);
            double average = LongStream.range(0, 40)
                    .mapToDouble(seed -> Misfit.of(AXIS, SimulatedSpectrum.draw(model, seed), model)
                            .orElseThrow()
                            .chi2PerChannel())
                    .average()
                    .orElseThrow();
            int groups = Misfit.of(AXIS, model, model).orElseThrow().groups();
            assertThat(average).as("mean of %s", mean).isCloseTo(1, within(4 * Math.sqrt(2.0 / groups / 40)));
        }
    }

    @Test
    void theLimitIsWhereMisfitIsAsLargeAsNoiseAndChanceIsRuledOut() {
        assertThat(misfit(1.9, 2000).isLarge()).isFalse();
        assertThat(misfit(2.1, 2000).isLarge()).isTrue();
        assertThat(misfit(2.1, 8).isLarge()).isFalse();
        assertThat(misfit(2.1, 8).limit()).isCloseTo(3.5, within(ROUNDING));
    }

    @Test
    void windowsSayWhichWayTheyAreWrong() {
        double[] model = new double[400];
        Arrays.fill(model, 100);
        double[] data = model.clone();
        for (int l = 200; l < 210; l++) {
            data[l] = 120;
        }
        Misfit misfit = Misfit.of(AXIS, data, model).orElseThrow();
        assertThat(misfit.worst(5)).singleElement().satisfies(window -> {
            assertThat(window.fromKeV()).isCloseTo(2, within(1e-9));
            assertThat(window.sigma()).isCloseTo(200 / Math.sqrt(1000), within(ROUNDING));
            assertThat(window.chi2()).isCloseTo(40, within(ROUNDING));
        });
    }

    @Test
    void thereIsNoneWithoutAModel() {
        assertThat(Misfit.of(AXIS, new double[400], new double[400])).isEmpty();
    }

    private static Misfit misfit(double chi2, int groups) {
        return new Misfit(chi2, chi2, groups, java.util.List.of());
    }
}
