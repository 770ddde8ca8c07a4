package org.esmpy.io.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Archives that contradict themselves, or were made to fill memory or disk. */
class NpzHostileTest {
    private static final ReadOptions AXES = ReadOptions.defaults()
            .withOverrides(ReadOptions.defaults().overrides().withEnergyKeV(0, 0.01));
    private static final int MIB = 1 << 20;

    @TempDir
    private Path folder;

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    /** Three rows of ten channels: two counts, none, one. */
    @BeforeEach
    void valid() {
        put("format", "|S3", "", "csr".getBytes(StandardCharsets.US_ASCII));
        put("shape", "<i8", "2,", longs(3, 10));
        put("indptr", "<i8", "4,", longs(0, 2, 2, 3));
        put("indices", "<i8", "3,", longs(5, 2, 9));
        put("data", "<i8", "3,", longs(1, 7, 3));
    }

    @Test
    void theValidOneIsRead() throws IOException {
        assertThat(read().counts().pixelTotals()).containsExactly(8, 0, 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "indptr|0,3,1,3|indptr[2] is 1; expected at least 3",
                "indptr|0,2,2,2|indptr[3] is 2; expected at least 2, and 3 at the end",
                "indptr|1,2,2,3|indptr holds 1.0; expected whole numbers from 0 to 0",
                "indptr|0,2,2,4|indptr holds 4.0; expected whole numbers from 0 to 3",
                "indices|5,5,9|indices[1] is 5 for the second time in row 0",
                "indices|5,10,9|indices holds 10.0"
            })
    void rowsThatDoNotFit(String name, String numbers, String reason) {
        String[] words = numbers.split(",");
        long[] values = new long[words.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Long.parseLong(words[i]);
        }
        put(name, "<i8", values.length + ",", longs(values));

        assertRefused(reason);
    }

    @Test
    void numbersAfterAnArray() {
        put("data", "<i8", "3,", longs(1, 7, 3, 3));

        assertRefused("data holds other than the 3 numbers");
    }

    @Test
    void metadataWithAKeyTwiceOrTextBehind() {
        for (String json : new String[] {"{\"title\":\"a\",\"title\":\"b\"}", "{} {}"}) {
            put("energy_kev", "<f8", "2,", longs(0, Double.doubleToLongBits(1)));
            put("metadata", "|S" + json.length(), "", json.getBytes(StandardCharsets.US_ASCII));

            assertRefused("metadata ");
        }
    }

    @Test
    void metadataThatTakesFarMoreMemoryThanTheFile() {
        byte[] json = ("{\"elements\":[" + "\"O\",".repeat(MIB) + "\"O\"]}").getBytes(StandardCharsets.US_ASCII);
        put("energy_kev", "<f8", "2,", longs(0, Double.doubleToLongBits(1)));
        put("metadata", "|S" + json.length, "", json);

        assertRefused("metadata need ");
    }

    @Test
    void pixelsThatTakeFarMoreMemoryThanTheFile() {
        put("shape", "<i8", "2,", longs(1 << 26, 10));
        put("indptr", "|i1", (1 + (1 << 26)) + ",", new byte[10]);
        put("indices", "<i8", "0,", longs());
        put("data", "<i8", "0,", longs());

        assertRefused("67108864 pixels need 768 MiB of memory", "--max-memory 769m");
    }

    @Test
    void severalMatricesThatTakeTogetherTooMuch() throws IOException {
        for (int i = 0; i < 3; i++) {
            put("matrices/" + i, "<f8", "5000, 1", new byte[40_000]);
        }
        put("energy_kev", "<f8", "2,", longs(0, Double.doubleToLongBits(1)));
        put("metadata", "|S2", "", "{}".getBytes(StandardCharsets.US_ASCII));
        Path file = zip();

        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> new NpyFormat().read(file, AXES.withMaxMemoryBytes(100_000), ProgressListener.none()))
                .withMessageContaining("matrices/2 need 40000 bytes of memory beside 80000 bytes for the rest");
    }

    @Test
    void anEntryThatUnpacksToMoreThanItDeclares() throws IOException {
        Path file = zip();
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 4 < bytes.length; at++) {
            if (buffer.getInt(at) == 0x02014b50 && bytes[at + 46] == 'd') { // the central record of "data.npy"
                buffer.putInt(at + 24, 100);
            }
        }
        Files.write(file, bytes);

        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> read(file))
                .withMessageContaining("a.npz: ");
    }

    /** What Fortran order holds comes plane after plane, and nothing is unpacked to disk. */
    @Test
    void aCubeInFortranOrderOutOfAnArchive() throws IOException {
        entries.clear();
        byte[] values = new byte[12];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (3 * (2 * (i % 2) + i / 2 % 2) + i / 4);
        }
        entries.put("cube.npy", array("|u1", "True", "2, 2, 3", values));

        SpectrumImage image = read();

        assertThat(image.counts().pixelTotals()).containsExactly(3, 12, 21, 30);
        assertThat(image.sumSpectrum()).containsExactly(18, 22, 26);
    }

    @ParameterizedTest
    @CsvSource({"11, less", "13, more"})
    void aCubeOfAnotherLengthThanDeclared(int length, String words) {
        entries.clear();
        entries.put("cube.npy", array("|u1", "False", "2, 2, 3", new byte[length]));

        assertRefused("holds " + words + " than its header declares");
    }

    @Test
    void bytesAfterAnArrayInAFile() throws IOException {
        Path file = Files.write(folder.resolve("a.npy"), array("|u1", "False", "2, 2, 3", new byte[20]));

        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> read(file))
                .withMessage("a.npy: byte 140 is the end of the array, but 8 bytes follow; the file is damaged, or its"
                        + " header is not the right one");
    }

    @Test
    void anArrayWithoutNumbersAndAHugeAxis() throws IOException {
        Path file = Files.write(folder.resolve("H.npy"), array("<f8", "False", "0, 9999999999", new byte[0]));

        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> NpyFiles.read(file))
                .withMessageContaining("[0, 9999999999]");
    }

    private void assertRefused(String... reasons) {
        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(this::read)
                .withMessageStartingWith("a.npz: ")
                .satisfies(e -> assertThat(e.getMessage()).contains(reasons));
    }

    private SpectrumImage read() throws IOException {
        return read(zip());
    }

    private static SpectrumImage read(Path file) throws IOException {
        return new NpyFormat().read(file, AXES, ProgressListener.none());
    }

    private Path zip() throws IOException {
        Path file = folder.resolve("a.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }

    private void put(String name, String descr, String shape, byte[] values) {
        entries.put(name + ".npy", array(descr, "False", shape, values));
    }

    private static byte[] array(String descr, String fortran, String shape, byte[] values) {
        String header = "{'descr': '" + descr + "', 'fortran_order': " + fortran + ", 'shape': (" + shape + "), }";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0});
        out.writeBytes((header + " ".repeat(117 - header.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(values);
        return out.toByteArray();
    }

    private static byte[] longs(long... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(numbers);
        return bytes.array();
    }
}
