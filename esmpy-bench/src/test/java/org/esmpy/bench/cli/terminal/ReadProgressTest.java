package org.esmpy.bench.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ReadProgressTest {
    private final StringWriter err = new StringWriter();
    private long millis;
    private final InstantSource clock = () -> Instant.ofEpochMilli(millis);

    @Test
    void aQuickReadShowsNothing() {
        try (ReadProgress progress = new ReadProgress("reading a.hspy", new PrintWriter(err, true), clock, false)) {
            for (int i = 1; i <= 100; i++) {
                millis += 15;
                progress.onProgress(i, 100);
            }
        }

        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aLongReadWritesALineNowAndThen() {
        try (ReadProgress progress = new ReadProgress("reading a.hspy", new PrintWriter(err, true), clock, false)) {
            for (int i = 1; i <= 100; i++) {
                millis += 100;
                progress.onProgress(i, 100);
            }
        }

        assertThat(err.toString().lines()).containsExactly("reading a.hspy: 20 %, 2 s", "reading a.hspy: 70 %, 7 s");
    }
}
