package org.esmpy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.esmpy.io.catalog.FormatCatalog;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Samples of every format, cut at 200 places and with bytes flipped at 200 places, first as their own format and then by
 * content: an image or a {@link SpectrumFormatException}, in bounded time. The heap of the tests bounds the memory. The
 * large samples of HDF5 and Bruker are damaged in the tests of their formats.
 */
class DamagedSamplesTest {
    private static final FormatCatalog CATALOG = FormatCatalog.defaults();
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int DAMAGES = 200;
    private static final long SEED = 5;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "msa, msa, example1.msa, example1.msa",
        "msa, msa, example2.msa, example2.msa",
        "msa, msa, ISO_22029_2022_compliance.msa, ISO_22029_2022_compliance.msa",
        "msa, msa, minimum_metadata.msa, minimum_metadata.msa",
        "bruker-spx, bruker, bruker_nano.spx, bruker_nano.spx",
        "edax, edax, 647_leo_edax_test.spc, 647_leo_edax_test.spc",
        "dm, dm, test-EDS_spectrum.dm3, test-EDS_spectrum.dm3",
        "jeol, jeol, met03.EDS, met03.EDS",
        "hspy, hspy, example2_v2.2.hspy, example2_v2.2.hspy",
        "hspy, hspy, example2_v3.1.hspy, example2_v3.1.hspy",
        "hspy, hspy, with_lists_etc.hdf5, with_lists_etc.hdf5",
        "velox-emd, velox, Test SI 16x16 ReducedData 215 kx.emd, Test SI 16x16 ReducedData 215 kx.emd",
        "ripple, ripple, test_ripple_sdim-1_ndim-2_int32_meta.rpl, test_ripple_sdim-1_ndim-2_int32_meta.rpl",
        "ripple, ripple, test_ripple_sdim-1_ndim-2_int32_meta.rpl, test_ripple_sdim-1_ndim-2_int32_meta.raw",
        "ripple, ripple, test_ripple_sdim-1_ndim-2_uint16_meta.rpl, test_ripple_sdim-1_ndim-2_uint16_meta.rpl",
        "ripple, ripple, test_ripple_sdim-1_ndim-2_uint16_meta.rpl, test_ripple_sdim-1_ndim-2_uint16_meta.raw"
    })
    void areRefusedOrRead(String format, String place, String opened, String damaged) throws IOException {
        Path original = Samples.file(place, damaged);
        for (Path companion : new Path[] {Samples.file(place, opened), original}) {
            Path copy = folder.resolve(companion.getFileName().toString());
            Files.write(copy, Files.readAllBytes(companion));
        }
        byte[] whole = Files.readAllBytes(original);
        Path file = folder.resolve(opened);
        Path target = folder.resolve(damaged);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < DAMAGES; i++) {
            int length = random.nextInt(whole.length);
            Files.write(target, Arrays.copyOf(whole, length));
            assertTimeoutPreemptively(LIMIT, () -> assertRefusedOrRead(file, format), () -> "cut at " + length);
            byte[] flipped = whole.clone();
            int at = random.nextInt(whole.length);
            flipped[at] ^= (byte) (1 + random.nextInt(255));
            Files.write(target, flipped);
            assertTimeoutPreemptively(LIMIT, () -> assertRefusedOrRead(file, format), () -> "flipped byte " + at);
        }
    }

    private static void assertRefusedOrRead(Path file, String format) {
        assertRefusedOrRead(file, ReadOptions.defaults().withFormat(format));
        assertRefusedOrRead(file, ReadOptions.defaults());
    }

    private static void assertRefusedOrRead(Path file, ReadOptions options) {
        assertThatCode(() -> {
                    try {
                        assertThat(CATALOG.read(file, options).counts().total()).isNotNegative();
                    } catch (SpectrumFormatException e) {
                        assertThat(e.file()).isEqualTo(file);
                        assertThat(e.getMessage())
                                .startsWith(file.getFileName() + ": ")
                                .doesNotContain("\n");
                    }
                })
                .doesNotThrowAnyException();
    }
}
