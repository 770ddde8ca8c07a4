package org.esmpy.bench.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnusedSettingsTest {
    @Test
    void saysNothingOfDefaults() {
        assertThat(UnusedSettings.warnings(FitSettings.defaults(), true)).isEmpty();
        assertThat(UnusedSettings.warnings(FitSettings.defaults(), false)).isEmpty();
    }

    @Test
    void aSingleSolverTakesNoUsualValues() {
        FitSettings fast =
                FitSettings.defaults().edit().set("pipeline.fast", true).settings();
        assertThat(UnusedSettings.warnings(fast, false))
                .singleElement()
                .asString()
                .startsWith("--fast was not used: ");
        assertThat(UnusedSettings.warnings(fast, true)).isEmpty();
    }

    @Test
    void aSingleSolverKeepsTheThickness() {
        FitSettings free = FitSettings.defaults()
                .edit()
                .set("specimen.massThicknessUgPerCm2", 50.0)
                .set("specimen.freeThickness", true)
                .settings();
        assertThat(UnusedSettings.warnings(free, false))
                .singleElement()
                .asString()
                .startsWith("--free-thickness was not used: ");
        assertThat(UnusedSettings.warnings(free, true)).isEmpty();
    }

    @Test
    void thePipelineEndsByItself() {
        FitSettings stops = FitSettings.defaults()
                .edit()
                .set("stop.maxIterations", 7)
                .set("stop.seconds", 5.0)
                .set("stop.certifiedNats", 1.0)
                .settings();
        assertThat(UnusedSettings.warnings(stops, true))
                .satisfiesExactly(
                        warning -> assertThat(warning).startsWith("--tolerance-nats was not used: "),
                        warning -> assertThat(warning).startsWith("--max-iterations was not used: "),
                        warning -> assertThat(warning).startsWith("--max-seconds was not used: "));
        assertThat(UnusedSettings.warnings(stops, false)).isEmpty();
    }
}
