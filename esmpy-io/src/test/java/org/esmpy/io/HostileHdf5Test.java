package org.esmpy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Small HDF5 files made to exhaust a reader, and odd ones that are right. The memory that is allocated on the way is bounded
 * beside the length of the file.
 */
class HostileHdf5Test {
    private static final FormatCatalog CATALOG = FormatCatalog.defaults();

    /** Allocation that a refusal may take in all: the classes that are loaded, structures, one block. */
    private static final long LEAST_BYTES = 64L << 20;

    private static final long PER_FILE_BYTE = 1500;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "dag_group_50.hspy, reached twice as a node of one B-tree",
        "dag_chunk_50.hspy, reached twice as a node of one B-tree",
        "data_lz4_forged2GB.hspy, 'declares 2147483639 bytes, more than the 2000 of a chunk'",
        "data_lz4_block2GB.hspy, 'declares a packed block of 2147483632 bytes, of which 64 are there'",
        "data_bitshuffle_forged2GB.hspy, 'declares 2147483639 bytes, more than the 2000 of a chunk'",
        "data_lzf_forged.hspy, expected 2000",
        "axis_chunk_bomb700MB.hspy, inflates to more than 800 bytes",
        "data_gzip_fletcher_bomb700MB.hspy, wrong checksum",
        "px67M_1ch.hspy, 67108864 pixels",
        "ones_16G.hspy, --max-memory",
        "external_passwd.hspy, keeps its elements in other files",
        "vds.hspy, virtual dataset",
        "v_gates67M.emd, 67108864 pixels"
    })
    void areRefusedInOneLineBeforeMuchIsAllocated(String name, String reason) throws IOException {
        Path file = PackedResources.hdf5(name, folder);
        String format = name.endsWith(".emd") ? "velox-emd" : "hspy";
        long before = allocatedBytes();

        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> CATALOG.read(file, options(name).withFormat(format)))
                .withMessageStartingWith(name + ": ")
                .withMessageContaining(reason)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
        for (SpectrumImageReader reader : CATALOG.readers()) {
            reader.probe(file);
        }
        assertThat(allocatedBytes() - before).isLessThan(LEAST_BYTES + PER_FILE_BYTE * Files.size(file));
    }

    /** Ones are read up to the bound: one that is soon reached is enough. */
    private static ReadOptions options(String name) {
        return name.equals("ones_16G.hspy")
                ? ReadOptions.defaults().withMaxMemoryBytes(LEAST_BYTES)
                : ReadOptions.defaults();
    }

    /** Hard links may make circles, a broken attribute is left out, and libver='latest' has data types of version 5. */
    @ParameterizedTest
    @ValueSource(strings = {"hardlink_cycle.hspy", "attr_zero_type.hspy", "ok_latest.hspy"})
    void oddFilesAreRead(String name) throws IOException {
        SpectrumImage image = read(name, ReadOptions.defaults());

        assertThat(image.shape()).isEqualTo(new ImageShape(4, 5));
        assertThat(image.counts().total()).isEqualTo(2000);
    }

    /** HyperSpy 1.7 packs short lists by filters that HDF5 leaves out where they do not help. */
    @Test
    void filtersThatWereLeftOutForAChunkAreNotUndone() throws IOException {
        assertThat(read("elements_shuffled_hyperspy17.hspy", ReadOptions.defaults())
                        .metadata()
                        .elements())
                .extracting("symbol")
                .containsExactly("Al", "Fe", "Ni", "O");
        assertThat(read("f_mask.hspy", ReadOptions.defaults()).counts().total()).isEqualTo(2660);
    }

    @Test
    void framesOfHyperSpyAreSummedOnRequest() throws IOException {
        Path file = PackedResources.hdf5("ax_frames.hspy", folder);

        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> CATALOG.read(file, ReadOptions.defaults()))
                .withMessageContaining("a map of 3 frames kept apart. Sum them by --frames 0-2");
        long sum = 0;
        for (int frame = 0; frame < 3; frame++) {
            sum += frames(file, frame, frame + 1).counts().total();
        }
        SpectrumImage all = frames(file, 0, 3);
        assertThat(all.shape()).isEqualTo(new ImageShape(4, 7));
        assertThat(all.counts().total()).isEqualTo(sum).isPositive();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> frames(file, 2, 4))
                .withMessageStartingWith("ax_frames.hspy: ")
                .withMessageContaining("no frame 3; available: 0 to 2");
        Path plain = PackedResources.hdf5("f_mask.hspy", folder);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> frames(plain, 0, 1))
                .withMessageStartingWith("f_mask.hspy: ")
                .withMessageContaining("does not keep frames or segments apart");
    }

    /** Before segments had streams of their own: 6564 counts in four frames and most of a fifth. */
    @Test
    void theSingleStreamOfAnOldVeloxIsOfAllSegments() throws IOException {
        SpectrumImage image = read("velox_old_single_stream.emd", ReadOptions.defaults());

        assertThat(image.shape()).isEqualTo(new ImageShape(16, 16));
        assertThat(image.energy()).isEqualTo(new EnergyAxis(-1.0, 0.01, 4096));
        assertThat(image.counts().total()).isEqualTo(6564);
        assertThat(image.acquisition().detectors()).hasSize(4);
        assertThat(image.metadata().notes())
                .containsEntry("segments", "SuperXG2")
                .hasEntrySatisfying(
                        SpectrumImageReader.DOUBT,
                        doubt -> assertThat(doubt)
                                .contains("the last of 5 frames of segment SuperXG2 ends after 249 of 256 pixels"));
    }

    @Test
    void aStreamWhoseDetectorIsNotListedIsRead() throws IOException {
        assertThat(read("v_ioobe.emd", ReadOptions.defaults()).counts().total()).isEqualTo(2);
    }

    private SpectrumImage frames(Path file, int first, int end) throws IOException {
        return CATALOG.read(file, ReadOptions.defaults().withFrames(new FrameRange(first, end)));
    }

    private SpectrumImage read(String name, ReadOptions options) throws IOException {
        return CATALOG.read(PackedResources.hdf5(name, folder), options);
    }

    private static long allocatedBytes() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
