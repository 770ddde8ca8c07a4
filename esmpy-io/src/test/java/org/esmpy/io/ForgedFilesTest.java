package org.esmpy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text files and archives that claim what cannot be: sizes, axes, counts and names. HDF5 has tests of its own. */
class ForgedFilesTest {
    private static final FormatCatalog CATALOG = FormatCatalog.defaults();

    @TempDir
    private Path folder;

    private SpectrumImage image;

    @BeforeEach
    void draw() {
        image = TestImages.random(new ImageShape(1, 1), 20, 9, 1).withMetadata(TestImages.metadata());
    }

    @ParameterizedTest
    @CsvSource({
        "width, 2147483647",
        "height, 2147483648",
        "depth, 99999999999999999999",
        "depth, -4",
        "depth, 0",
        "offset, 2147483647",
        "data-length, 1000000",
        "depth-scale, NaN",
        "depth-scale, -0.01",
        "depth-origin, Infinity"
    })
    void aRippleHeader(String key, String value) throws IOException {
        Path file = write("a.rpl");
        String header = Files.readString(file).replaceAll("(?m)^" + key + "\t.*$", key + "\t" + value);
        assertThat(header).contains(key + "\t" + value);
        header = header.replaceAll("(?m)^ev-per-chan\t.*\n", "");
        Files.writeString(file, header);

        if (value.equals("Infinity")) { // no finite origin is no origin
            assertThat(CATALOG.read(file, ReadOptions.defaults()).energy().firstCentreKeV())
                    .isZero();
        } else {
            assertRefused(file);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NPOINTS, 2147483648.",
        "NPOINTS, -20.",
        "NPOINTS, NaN",
        "XPERCHAN, NaN",
        "XPERCHAN, 0",
        "XPERCHAN, -0.01",
        "OFFSET, Infinity",
        "XUNITS, parsec"
    })
    void anMsaHeader(String key, String value) throws IOException {
        Path file = write("a.msa");
        Files.writeString(file, Files.readString(file).replaceAll("#" + key + " *:.*", "#" + key + " : " + value));

        assertRefused(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-3.", "NaN", "0.5", "3000000000."})
    void aCountInAnMsaFile(String count) throws IOException {
        Path file = write("a.msa");
        Files.writeString(file, Files.readString(file).replaceFirst("\r\n9\\.\r\n", "\r\n" + count + "\r\n"));

        assertRefused(file);
    }

    @ParameterizedTest
    @CsvSource({
        "energy_kev, f8, 0x7ff8000000000000",
        "energy_kev, f8, 0xbff0000000000000",
        "image_shape, i8, 0x7fffffffffffffff",
        "image_shape, i8, 0xffffffffffffffff",
        "shape, i8, 0x000000007fffffff",
        "shape, i8, 0xffffffffffffffff",
        "indptr, i4, 0x00000000ffffffff",
        "data, i4, 0x00000000ffffffff",
        "indices, i4, 0x00000000ffffffff"
    })
    void theLastNumberOfAnArrayInAnArchive(String name, String type, String bits) throws IOException {
        Map<String, byte[]> entries = entries(write("a.npz"));
        byte[] array = entries.get(name + ".npy");
        long forged = Long.parseUnsignedLong(bits.substring(2), 16);
        int bytes = type.charAt(1) - '0';
        for (int i = 0; i < bytes; i++) {
            array[array.length - bytes + i] = (byte) (forged >>> 8 * i);
        }

        assertRefused(zip(entries));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no JSON", "{\"elements\": [\"Xx\"]}", "{\"beamKeV\": -1}", "{\"pixelSize\": -1}"})
    void theMetadataOfAnArchive(String json) throws IOException {
        Map<String, byte[]> entries = entries(write("a.npz"));
        entries.put("metadata.npy", array("|S" + json.length(), "", json.getBytes(StandardCharsets.US_ASCII)));

        assertRefused(zip(entries));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4000, 5000", "2147483647, 2147483647", "1,", "99999999999, 99999999999"})
    void theShapeOfAMatrixInAnArchive(String shape) throws IOException {
        Map<String, byte[]> entries = entries(write("a.npz"));
        entries.put("matrices/W.npy", array("<f8", shape, new byte[64]));

        assertRefused(zip(entries));
    }

    @Test
    void namesInAnArchiveLeadNowhere() throws IOException {
        Map<String, byte[]> entries = entries(write("a.npz"));
        entries.put("matrices/..%2F..%2Fevil.npy", entries.get("matrices/W.npy"));
        entries.put("../../evil.npy", entries.get("matrices/W.npy"));

        SpectrumImage read = CATALOG.read(zip(entries), ReadOptions.defaults());

        assertThat(read.metadata().matrices()).containsKey("../../evil");
        assertThat(folder.resolve("../../evil.npy")).doesNotExist();
    }

    /** 64 MiB of zeros take 64 KiB in an archive: twenty of them may not fill the heap. */
    @Test
    void anArchiveThatUnpacksToFarMoreThanItsLength() throws IOException {
        Map<String, byte[]> entries = entries(write("a.npz"));
        byte[] zeros = new byte[1 << 26];
        entries.put("matrices/W.npy", array("<f8", "67108865, 1", zeros));
        entries.put("matrices/truth%2FH.npy", array("<f8", "67108864, 1", zeros));

        assertRefused(zip(entries));
    }

    private void assertRefused(Path file) {
        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> CATALOG.read(file, ReadOptions.defaults()))
                .satisfies(e -> assertThat(e.file()).isEqualTo(file))
                .withMessageStartingWith(file.getFileName() + ": ");
    }

    private Path write(String name) throws IOException {
        CATALOG.write(image, folder.resolve(name), WriteOptions.defaults());
        return folder.resolve(name);
    }

    private static Map<String, byte[]> entries(Path archive) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    private Path zip(Map<String, byte[]> entries) throws IOException {
        Path archive = folder.resolve("forged.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return archive;
    }

    private static byte[] array(String descr, String shape, byte[] values) {
        String header = "{'descr': '" + descr + "', 'fortran_order': False, 'shape': (" + shape + "), }";
        byte[] bytes = new byte[128 + values.length];
        Arrays.fill(bytes, 0, 128, (byte) ' ');
        byte[] begin = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0};
        System.arraycopy(begin, 0, bytes, 0, begin.length);
        System.arraycopy(header.getBytes(StandardCharsets.US_ASCII), 0, bytes, begin.length, header.length());
        bytes[127] = '\n';
        System.arraycopy(values, 0, bytes, 128, values.length);
        return bytes;
    }
}
