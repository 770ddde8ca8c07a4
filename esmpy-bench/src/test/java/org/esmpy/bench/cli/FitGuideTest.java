package org.esmpy.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.esmpy.bench.SmallMantle;
import org.esmpy.io.npy.NpyFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image beside the map, given to {@code fit}. */
class FitGuideTest {
    private static final int SIDE = SmallMantle.SIDE;

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static Path map;
    private static Path guide;

    @BeforeAll
    static void prepare() throws IOException {
        map = shared.resolve("map.hspy");
        SmallMantle.write(map, 18, 3);
        guide = shared.resolve("guide.npy");
        NpyFiles.write(guide, circle(), SIDE, SIDE);
    }

    @Test
    void theSummaryAndTheResultSayWhetherTheMapsFollowIt() throws IOException {
        Path out = folder.resolve("out");
        Esmpy fit = fit(out, "--guide", guide);
        assertThat(fit.status()).as(fit.err()).isZero();
        JsonNode result = new ObjectMapper().readTree(out.resolve("result.json").toFile());
        assertThat(result.at("/settings/priors/guide").asText())
                .isEqualTo(guide.toAbsolutePath().toString());
        JsonNode trials = result.at("/pipeline/priorTrials");
        assertThat(IntStream.range(0, trials.size())
                        .filter(i -> trials.get(i).get("guided").asBoolean()))
                .hasSize(3);
        boolean guided = result.at("/pipeline/guided").asBoolean();
        assertThat(fit.out())
                .containsPattern(
                        guided
                                ? "the maps follow the edges of the guide: it makes held-out counts [\\d.]+ ± [\\d.]+ nats more"
                                : "the maps do not follow the guide: it makes held-out counts [\\d.]+ ± [\\d.]+ nats less");
        for (int i = 0; i < trials.size(); i++) {
            if (trials.get(i).get("heldOutNats").asDouble() == 0) {
                assertThat(trials.get(i).get("guided").asBoolean()).isEqualTo(guided);
            }
        }
    }

    @Test
    void aWarningSaysWhereItIsNotUsed() {
        Esmpy fast = fit(folder.resolve("fast"), "--guide", guide, "--fast");
        assertThat(fast.status()).as(fast.err()).isZero();
        assertThat(fast.err()).contains("warning: the guide was not used: a fast run tries no priors");
        Esmpy direct = fit(folder.resolve("direct"), "--guide", guide, "--pipeline", "direct", "--max-iterations", 3);
        assertThat(direct.status()).as(direct.err()).isZero();
        assertThat(direct.err()).contains("warning: --guide was not used: it is for the low-dose pipeline");
    }

    @Test
    void refusesWhatIsNoGuideOfTheMapInOneLine() throws IOException {
        Path small = folder.resolve("small.npy");
        NpyFiles.write(small, new double[12], 3, 4);
        refused("small.npy has the shape [3, 4], but the map has [48, 48]", "--guide", small);
        double[] values = circle();
        values[SIDE + 2] = Double.NaN;
        Path holes = folder.resolve("holes.npy");
        NpyFiles.write(holes, values, SIDE, SIDE);
        refused("holes.npy: a guide needs finite values, but that in row 1, column 2 is NaN", "--guide", holes);
        refused("no file", "--guide", "nothing.npy");
        refused("kmeans does not take 'priors.guide'", "--guide", guide, "--solver", "kmeans");
    }

    @Test
    void autoNeedsAnImageOfElectronsOnThePixelsOfTheMap() throws IOException {
        refused(
                "--guide auto needs an image of electrons with the 48 x 48 pixels of the map, but the file holds none",
                "--guide",
                "auto");
        refused("--guide auto cannot be used with --crop", "--guide", "auto", "--crop", "0:24,0:24");
        Path other = copy("h5oina/one.h5oina");
        Esmpy fit = Esmpy.run(
                "fit", other, "--phases", 1, "--from-kev", -1, "--guide", "auto", "--out", folder.resolve("other"));
        assertThat(fit.status()).isEqualTo(2);
        assertThat(fit.complaints())
                .hasLineCount(1)
                .contains("with the 4 x 5 pixels of the map, but the file holds BSE Electron Image 2 with 8 x 10,"
                        + " SE Electron Image 1 with 8 x 10; give one as .npy");
    }

    /** This map has so few pixels that a single solver fits it. */
    @Test
    void autoTakesTheHaadfImage() throws IOException {
        Esmpy fit = Esmpy.run(
                "fit",
                copy("bruker-bcf/images.bcf"),
                "--phases",
                1,
                "--elements",
                "Fe,Ni",
                "--calibrate",
                "off",
                "--stray",
                "off",
                "--guide",
                "auto",
                "--pipeline",
                "direct",
                "--out",
                folder.resolve("haadf"));
        assertThat(fit.status()).as(fit.err()).isZero();
        assertThat(fit.err()).contains("--guide was not used");
    }

    private void refused(String message, Object... options) {
        Path out = folder.resolve("refused");
        Esmpy fit = fit(out, options);
        assertThat(fit.status()).as(fit.err()).isEqualTo(2);
        assertThat(fit.complaints()).contains(message).hasLineCount(1);
        assertThat(out).doesNotExist();
    }

    private Path copy(String name) throws IOException {
        Path file = folder.resolve(Path.of(name).getFileName());
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/fuzz/" + name))) {
            Files.copy(in, file);
        }
        return file;
    }

    private static Esmpy fit(Path out, Object... options) {
        List<Object> words = SmallMantle.fit(map, "--phases", 3, "--out", out);
        words.addAll(Arrays.asList(options));
        return Esmpy.run(words.toArray());
    }

    /** The outline of one of the spheres. */
    private static double[] circle() {
        double[] values = new double[SIDE * SIDE];
        for (int p = 0; p < values.length; p++) {
            values[p] = Math.hypot(p / SIDE - 30, p % SIDE - 26) < 9.5 ? 2 : 1;
        }
        return values;
    }
}
