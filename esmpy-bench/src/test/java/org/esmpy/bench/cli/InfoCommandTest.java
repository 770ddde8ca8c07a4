package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfoCommandTest {
    private static final String SPECTRUM = """
            #FORMAT : EMSA/MAS Spectral Data File
            #VERSION : 1.0
            #TITLE : good\u001b[31m
            #NPOINTS : 3
            #NCOLUMNS : 1
            #XUNITS : eV
            #XPERCHAN : 10
            #OFFSET : 0
            #DATATYPE : Y
            1
            -2
            2.5
            #ENDOFDATA :
            """;

    @TempDir
    private Path folder;

    @Test
    void showsEscapesInTitlesHarmless() throws IOException {
        Esmpy info = Esmpy.run("info", Files.writeString(folder.resolve("a.msa"), SPECTRUM));

        assertThat(info.status()).isZero();
        assertThat(info.out()).contains("good\\u001b[31m").doesNotContain("\u001b");
    }

    @Test
    void repairsProcessedValuesOnRequest() throws IOException {
        Esmpy info =
                Esmpy.run("info", Files.writeString(folder.resolve("a.msa"), SPECTRUM), "--clip-negative", "--round");

        assertThat(info.status()).isZero();
        assertThat(info.out()).contains("3 in all");
    }

    @Test
    void showsEscapesInNamesHarmless() throws IOException {
        Esmpy info = Esmpy.run("info", Files.writeString(folder.resolve("a\u001b]0;x\u0007"), "text"));

        assertThat(info.status()).isEqualTo(1);
        assertThat(info.err()).contains("a\\u001b]0;x\\u0007: is of no format").doesNotContain("\u001b");
    }

    @Test
    void refusesWhatMaxMemoryDoesNotAllow() throws IOException {
        Path file = Files.writeString(folder.resolve("a.rpl"), """
                key	value
                width	100
                height	100
                depth	10
                offset	0
                data-length	1
                data-type	unsigned
                byte-order	dont-care
                ev-per-chan	10
                record-by	vector
                """);
        Files.write(folder.resolve("a.raw"), new byte[100_000]);

        assertThat(Esmpy.run("info", file).status()).isZero();
        Esmpy bounded = Esmpy.run("info", file, "--max-memory", "100k");
        assertThat(bounded.status()).isEqualTo(1);
        assertThat(bounded.err()).contains("10000 pixels need 120000 bytes of memory, more than the", "--max-memory");
    }

    @Test
    void zeroThreadsAreWrongUsage() {
        Esmpy fit = Esmpy.run("fit", "map.hspy", "--threads", "0", "--out", folder.resolve("out"));

        assertThat(fit.status()).isEqualTo(2);
        assertThat(fit.err()).contains("--threads must be at least 1, got 0");
    }
}
