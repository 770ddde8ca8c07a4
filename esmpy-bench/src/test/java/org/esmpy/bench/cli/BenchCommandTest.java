package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenchCommandTest {
    @Test
    void printsRatiosOfOneRun() {
        Esmpy bench = Esmpy.run(
                "bench", "--side", 24, "--channels", 200, "--columns", 8, "--repeats", 1, "--most-seconds", 2);
        assertThat(bench.status()).as(bench.err()).isZero();
        assertThat(bench.out())
                .contains("24 x 24 pixels", "processors", "newton against mu to 1e-6", "two threads against one")
                .containsPattern("ratio \\d");
    }

    @Test
    void refusesAMapThatCannotBeDrawn() {
        Esmpy bench = Esmpy.run("bench", "--phases", 9, "--columns", 3);
        assertThat(bench.status()).isNotZero();
        assertThat(bench.err()).contains("phases 9").hasLineCount(1);
    }
}
