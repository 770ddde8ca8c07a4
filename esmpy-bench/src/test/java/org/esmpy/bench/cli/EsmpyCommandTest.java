package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.esmpy.plugin.Plugins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EsmpyCommandTest {
    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelp(String command) {
        Esmpy help = Esmpy.run(command, "--help");
        assertThat(help.status()).isZero();
        assertThat(help.out()).startsWith("Usage: esmpy " + command);
    }

    @Test
    void theHelpListsEveryCommandWhateverIsAskedBesides() {
        String help = Esmpy.run("--help").out();
        assertThat(help).startsWith("Usage: esmpy [-hV]").contains(" [COMMAND]");
        assertThat(commands()).allSatisfy(command -> assertThat(help).contains("  " + command + " "));
        assertThat(Esmpy.run("--help", "fit").out()).isEqualTo(help);
        assertThat(Esmpy.run("fitt").complaints()).contains("Did you mean: esmpy fit?");
    }

    private static Set<String> commands() {
        return Main.wholeCommandLine(Plugins.none()).getSubcommands().keySet();
    }

    @ParameterizedTest
    @CsvSource({
        "--shape, 0x0, 'at least 1 x 1'",
        "--shape, 128, 'not of the form HEIGHTxWIDTH'",
        "--frames, 3-1, 'must go up'",
        "--max-memory, 1.5g, 'is not a size'",
        "--max-memory, -1, 'is not a size'",
        "--max-memory, 0, 'at least 1 byte'",
        "--frames, 0-2147483647, 'must go up'"
    })
    void saysWhatIsWrongWithAValue(String option, String value, String reason) {
        Esmpy info = Esmpy.run("info", "map.hspy", option, value);
        assertThat(info.status()).isEqualTo(2);
        assertThat(info.err()).contains(reason).doesNotContain("Exception");
    }

    @Test
    void namesTheFolderThatIsNoFile(@TempDir Path folder) {
        Esmpy info = Esmpy.run("info", folder);
        assertThat(info.status()).isEqualTo(1);
        assertThat(info.err()).startsWith("esmpy: " + folder + " is a folder");
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
                        "nndsvd" + System.lineSeparator(),
                        "nndsvda" + System.lineSeparator(),
                        "nndsvdar",
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
