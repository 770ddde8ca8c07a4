package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.esmpy.bench.SmallMantle;
import org.esmpy.bench.plot.Lettering;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankCommandTest {
    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static Path map;

    @BeforeAll
    static void simulate() throws IOException {
        map = shared.resolve("map.hspy");
        SmallMantle.writeTwoPhases(map, 100, 11);
    }

    @Test
    void findsTheTwoPhasesAndSaysWhy() throws IOException {
        Path out = folder.resolve("ranked");
        Esmpy rank = rank("--max-phases", 4, "--out", out);
        assertThat(rank.status()).as(rank.err()).isZero();
        assertThat(rank.out()).contains("2 phases: phase 2 describes the counts better by", ", phase 3 ", "chosen");
        assertThat(rank.err()).contains("rank: trying 3 phases").doesNotContain("trying 4 phases");
        JsonNode json = new ObjectMapper().readTree(out.resolve("rank.json").toFile());
        assertThat(json.at("/rank/phases").asInt()).isEqualTo(2);
        assertThat(json.at("/rank/steps/1/gain/nats").asDouble())
                .isGreaterThan(json.at("/rank/steps/1/gain/noiseNats").asDouble());
        assertThat(json.at("/settings/phases").asInt()).isEqualTo(2);
        if (Lettering.isPossible()) {
            assertThat(ImageIO.read(out.resolve("rank.png").toFile()).getWidth())
                    .isEqualTo(800);
        }
    }

    @Test
    void itsDocumentIsASettingsFileForAFitWithThatManyPhases() throws IOException {
        Esmpy rank = rank("--max-phases", 1, "--json");
        assertThat(rank.status()).as(rank.err()).isZero();
        assertThat(new ObjectMapper().readTree(rank.out()).at("/rank/ending").asText())
                .isEqualTo("LIMIT");
        Path config = Files.writeString(folder.resolve("rank.json"), rank.out());
        Esmpy fit = Esmpy.run("fit", map, "--config", config, "--fast", "--out", folder.resolve("fit"));
        assertThat(fit.status()).as(fit.err()).isZero();
        assertThat(fit.out()).contains("phase_1").doesNotContain("phase_2");
    }

    @Test
    void fitFindsTheNumberOfPhasesItself() throws IOException {
        Path out = folder.resolve("auto");
        Esmpy fit = Esmpy.run("fit", map, "--phases", "auto", "--fast", "--out", out);
        assertThat(fit.status()).as(fit.err()).isZero();
        assertThat(fit.out()).contains("2 phases: phase 2 describes");
        JsonNode result = new ObjectMapper().readTree(out.resolve("result.json").toFile());
        assertThat(result.at("/settings/phases").asInt()).isEqualTo(2);
        assertThat(result.at("/rank/phases").asInt()).isEqualTo(2);
    }

    @Test
    void refusesWhatHasNoMeaning() {
        assertRefused("rank does not take --phases: its fits have settings of their own", "--phases", 3);
        assertRefused("rank does not take --solver: its fits have settings of their own", "--solver", "mu");
        assertRefused("--max-phases must be at least 1, got 0", "--max-phases", 0);
    }

    private void assertRefused(String message, Object option, Object value) {
        Esmpy rank = rank(option, value);
        assertThat(rank.status()).isEqualTo(2);
        assertThat(rank.err()).contains(message);
    }

    private static Esmpy rank(Object... words) {
        Object[] all = new Object[words.length + 2];
        all[0] = "rank";
        all[1] = map;
        System.arraycopy(words, 0, all, 2, words.length);
        return Esmpy.run(all);
    }
}
