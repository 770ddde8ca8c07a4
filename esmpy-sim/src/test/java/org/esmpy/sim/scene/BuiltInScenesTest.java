package org.esmpy.sim.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.GroundTruth;
import org.esmpy.sim.Phantom;
import org.esmpy.sim.PhantomFactory;
import org.esmpy.sim.Variation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenes that come with esmpy are frozen: results that name one, with its version and a seed, stay comparable. */
class BuiltInScenesTest {
    private static final double DOSE = 2;

    static Stream<PhantomFactory> scenes() {
        return Scenes.builtIn().stream();
    }

    private static List<String> frozen() {
        try (InputStream stream = BuiltInScenesTest.class.getResourceAsStream("frozen.csv")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Version, counts, and a checksum of the counts per channel and per pixel, for seed 1. */
    @ParameterizedTest
    @MethodSource("scenes")
    void aSeedKeepsItsCounts(PhantomFactory factory) {
        Phantom phantom = factory.vary(Variation.ofSeed(1)).create(PhysicsTables.defaults());
        SpectrumImage image = phantom.simulate(DOSE, 1);
        CRC32 sum = new CRC32();
        sum.update(Arrays.toString(image.counts().channelTotals()).getBytes(StandardCharsets.US_ASCII));
        sum.update(Arrays.toString(image.counts().pixelTotals()).getBytes(StandardCharsets.US_ASCII));
        String version = image.metadata().notes().get("simulation/version");
        assertThat(frozen())
                .contains(String.join(
                        ",",
                        factory.id(),
                        version,
                        Long.toString(image.counts().total()),
                        Long.toHexString(sum.getValue())));
        isSound(phantom.truth(DOSE), image);
    }

    private static void isSound(GroundTruth truth, SpectrumImage image) {
        DMatrixRMaj totals = CommonOps_DDRM.sumCols(truth.spectra(), null);
        assertThat(CommonOps_DDRM.elementMin(totals))
                .as("brightness of the darkest phase")
                .isPositive();
        for (int k = 0; k < truth.phases(); k++) {
            int phase = k;
            assertThat(Arrays.stream(
                                    truth.abundances().data,
                                    k * image.shape().pixels(),
                                    (k + 1) * image.shape().pixels())
                            .sum())
                    .as(truth.phaseNames().get(phase))
                    .isPositive();
        }
        double expected = CommonOps_DDRM.dot(
                CommonOps_DDRM.transpose(totals, null), CommonOps_DDRM.sumRows(truth.amounts(), null));
        assertThat((double) image.counts().total()).isCloseTo(expected, within(5 * Math.sqrt(expected)));
    }

    @Test
    void haveAnIdAndADescriptionOfTheirOwn() {
        assertThat(Scenes.builtIn()).allSatisfy(scene -> {
            assertThat(((BuiltInScene) scene).scene().id()).isEqualTo(scene.id());
            assertThat(scene.description()).isNotBlank();
        });
        assertThat(Scenes.builtIn()).extracting(PhantomFactory::description).doesNotHaveDuplicates();
    }

    /** Areas of the table that the scenes were made from. */
    @Test
    void phasesHaveTheAreasThatWereAskedFor() {
        double[] shares = {.30, .27, .20, .15, .08};
        GroundTruth rock =
                new BuiltInScene("rock-5").create(PhysicsTables.defaults()).truth(1);
        for (int k = 0; k < shares.length; k++) {
            double area = Arrays.stream(rock.abundances().data, k * 96 * 96, (k + 1) * 96 * 96)
                            .sum()
                    / (96 * 96);
            assertThat(area).as(rock.phaseNames().get(k)).isCloseTo(shares[k], within(0.03));
        }
        GroundTruth rare =
                new BuiltInScene("rare-2").create(PhysicsTables.defaults()).truth(1);
        assertThat(Arrays.stream(rare.abundances().data, 96 * 96, 2 * 96 * 96).sum())
                .isEqualTo(36);
    }
}
