package org.esmpy.bench.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFilesTest {
    @ParameterizedTest
    @ValueSource(strings = {"rock-5", "small.yaml", "two_steps", "NMF"})
    void plainNamesStay(String name) {
        assertThat(RunFiles.fileName(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two steps", "../a", "/a/b.yaml", ".", "..", "", "truth", "a.", "ä", "a\nb", "a:b"})
    void othersGetAHarmlessNameOfTheirOwn(String name) {
        assertThat(RunFiles.fileName(name))
                .matches("[A-Za-z0-9_-]+")
                .isNotEqualTo(name)
                .isNotEqualTo(RunFiles.fileName(name + " "));
    }
}
