package org.esmpy.bench.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.esmpy.bench.settings.FitSettings;
import org.junit.jupiter.api.Test;

class ModelErrorWordsTest {
    @Test
    void saysWhatTheUsualErrorsAre() {
        assertThat(ModelErrorWords.of(FitSettings.defaults()))
                .isEqualTo(
                        "model errors rest on cross-sections known to 5 % for K lines, 15 % for L, 20 % for M, and 25 % for"
                                + " L and M below 1 keV (--cross-section-errors)");
    }
}
