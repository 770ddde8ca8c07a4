package org.esmpy.bench.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PhaseNumberTest {
    @Test
    void isANumberOrAuto() {
        assertThat(FitSettings.defaults().phases()).isEqualTo(PhaseNumber.of(3));
        assertThat(with(5).phases().given()).hasValue(5);
        assertThat(with("5")).isEqualTo(with(5));
        assertThat(with("auto").phases().given()).isEmpty();
        assertThat(with("auto").edit().settings()).isEqualTo(with("auto"));
    }

    @Test
    void refusesAnythingElse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with("many"))
                .withMessage("the number of phases must be a whole number or auto, got 'many'");
        assertThatIllegalArgumentException().isThrownBy(() -> with("2.5")).withMessageContaining("'2.5'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(-1))
                .withMessageContaining("at least 1 phase, got -1");
    }

    private static FitSettings with(Object phases) {
        return FitSettings.defaults()
                .edit()
                .phases(PhaseNumber.parse(String.valueOf(phases)))
                .settings();
    }
}
