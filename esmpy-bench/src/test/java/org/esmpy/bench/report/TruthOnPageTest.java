package org.esmpy.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.bench.report.pack.FitPack;
import org.esmpy.bench.result.FitFolder;
import org.esmpy.sim.GroundTruth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a page carries of the truth of a simulated map. */
class TruthOnPageTest {
    /** Half a step of maps in 65536 levels. */
    private static final double STEP = 0.5 / 65535;

    /** Seven digits. */
    private static final double DIGITS = 1e-6;

    @TempDir
    Path folder;

    private final ResultFixture result = ResultFixture.simulated(3, 6, 8, 40);
    private JsonNode header;
    private ByteBuffer arrays;

    @BeforeEach
    void write() throws IOException {
        result.write(folder, "map.hspy");
    }

    private void unpack() throws IOException {
        String pack = FitPack.of(FitFolder.of(folder, "", Optional.of(result.image())), 1);
        byte[] bytes =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(pack))).readAllBytes();
        ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int length = all.getInt(0);
        header = new ObjectMapper().readTree(new String(bytes, 4, length, StandardCharsets.UTF_8));
        arrays = all.position(4 + length).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    private double map(JsonNode set, int map, int pixel) {
        JsonNode of = set.path("maps").get(map);
        int level = Short.toUnsignedInt(arrays.getShort(of.path("at").asInt() + 2 * pixel));
        return level * of.path("top").asDouble() / of.path("levels").asDouble();
    }

    @Test
    void holdsTrueMapsSpectraAndCompositionsWithTheirMatch() throws IOException {
        unpack();
        GroundTruth truth = result.truth();
        JsonNode page = header.path("truth");
        assertThat(page.path("shares").asBoolean()).isFalse();
        assertThat(page.path("phases"))
                .extracting(phase -> phase.path("name").asText())
                .containsExactlyElementsOf(truth.phaseNames());
        assertThat(page.path("phases"))
                .extracting(phase -> phase.path("fitted").asInt(-1))
                .containsExactly(2, 1, 0, -1);
        assertThat(page.at("/phases/0/atPct/O").asDouble()).isEqualTo(50);
        int spectra = page.at("/spectra/at").asInt();
        for (int t = 0; t < truth.phases(); t++) {
            for (int p = 0; p < result.shape().pixels(); p++) {
                assertThat(map(page.path("maps"), t, p))
                        .isCloseTo(truth.abundances().get(t, p), within(STEP));
            }
            for (int l = 0; l < ResultFixture.CHANNELS; l++) {
                double value = truth.spectra().get(l, t);
                assertThat((double) arrays.getFloat(spectra + 4 * (t * ResultFixture.CHANNELS + l)))
                        .isCloseTo(value, within(DIGITS * value));
            }
        }
    }

    @Test
    void holdsSharesOfCountsWhereAbundancesDoNotSumToOne() throws IOException {
        Path table = folder.resolve("truth.csv");
        Files.writeString(table, Files.readString(table).replace("abundances", "shares of counts"));
        unpack();
        GroundTruth truth = result.truth();
        JsonNode page = header.path("truth");
        assertThat(page.path("shares").asBoolean()).isTrue();
        DMatrixRMaj totals = CommonOps_DDRM.sumCols(truth.spectra(), null);
        for (int p = 0; p < result.shape().pixels(); p++) {
            double all = 0;
            double found = 0;
            for (int t = 0; t < truth.phases(); t++) {
                all += totals.get(t) * truth.abundances().get(t, p);
            }
            for (int k = 0; k < 3; k++) {
                found += map(page.path("found"), k, p);
            }
            assertThat(map(page.path("maps"), 1, p))
                    .isCloseTo(totals.get(1) * truth.abundances().get(1, p) / all, within(STEP));
            assertThat(found).isCloseTo(1, within(3 * STEP));
        }
    }

    @Test
    void holdsNothingWithoutATruth() throws IOException {
        Files.delete(folder.resolve("truth.csv"));
        unpack();
        assertThat(header.has("truth")).isFalse();
        assertThat(Files.readString(Report.write(folder, result.image(), folder)))
                .doesNotContain("Truth of the simulation\"", "This map is a simulation");
    }
}
