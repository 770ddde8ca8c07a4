package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EsmpyCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"demo", "simulate", "info", "convert", "lines", "fit", "list"})
    void everyCommandHasHelp(String command) {
        Esmpy help = Esmpy.run(command, "--help");
        assertThat(help.status()).isZero();
        assertThat(help.out()).startsWith("Usage: esmpy " + command);
    }

    @Test
    void theCommandAloneIsWrongUsage() {
        Esmpy bare = Esmpy.run();
        assertThat(bare.status()).isEqualTo(2);
        assertThat(bare.err()).startsWith("esmpy: a command is missing");
    }

    @Test
    void aMisspelledOptionIsWrongUsage() {
        assertThat(Esmpy.run("lines", "Fe", "--beam", 200).status()).isEqualTo(2);
    }

    @Test
    void listNamesWhatIsInstalled() {
        assertThat(Esmpy.run("list").out())
                .contains("bote-salvat-2009", "xraylib-4", "lifshin", "layered-sdd", "fano-gaussian")
                .contains(
                        "esmpy",
                        "mu",
                        "nmf",
                        "nndsvd",
                        "hspy",
                        "velox-emd",
                        "bruker-bcf",
                        "ripple",
                        "npy",
                        "brg-fp-capv");
    }

    @Test
    void debugShowsWhereItFailed() {
        Esmpy failed = Esmpy.run("lines", "Xx", "--beam-kev", 200, "--debug");
        assertThat(failed.err()).contains("at org.esmpy.physics");
    }
}
