package org.esmpy.io.hspy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.esmpy.io.TestImages;
import org.esmpy.io.WriteOptions;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bytes that h5py and HyperSpy 1.7 and 2.x depend on, held against the HDF5 File Format Specification 3.0 without the
 * library that wrote them. Section numbers are those of the specification.
 */
class HspyBytesTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final int CHANNELS = 700;

    @TempDir
    private Path folder;

    private byte[] bytes = {};

    @BeforeEach
    void write() throws IOException {
        SpectrumImage image = TestImages.random(new ImageShape(61, 67), CHANNELS, 9, 1);
        Path file = folder.resolve("a.hspy");
        new HspyFormat().write(image, file, WriteOptions.defaults());
        bytes = Files.readAllBytes(file);
    }

    /** II.A: signature, version 2, sizes of 8 bytes, no user block, no extension, and the end of the file. */
    @Test
    void theSuperblockIsOfVersion2AndKnowsTheLengthOfTheFile() {
        assertThat(HEX.formatHex(bytes, 0, 12)).isEqualTo("894844460d0a1a0a02080800");
        ByteBuffer block = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(block.getLong(12)).isZero();
        assertThat(block.getLong(20)).isEqualTo(-1);
        assertThat(block.getLong(28)).isEqualTo(bytes.length);
    }

    /** IV.A.2.d and m: an enumeration FALSE = 0, TRUE = 1 on signed bytes, which is how h5py stores a boolean. */
    @Test
    void booleansAreTheEnumerationOfH5py() {
        String enumeration = "3802000001000000" + "1008000001000000" + "00000800" + ascii("FALSE\0TRUE\0") + "0001";
        String scalar = "02000000";

        assertThat(attributes("navigate"))
                .containsExactlyInAnyOrder(
                        enumeration + scalar + "01", enumeration + scalar + "01", enumeration + scalar + "00");
    }

    /** A string of fixed length, ended by NUL, in UTF-8: h5py gives bytes, which both generations of HyperSpy decode. */
    @Test
    void textsAreStringsOfFixedLengthInUtf8() {
        assertThat(attributes("file_format_version")).containsExactly("1310000004000000" + "02000000" + ascii("3.1\0"));
        assertThat(attributes("units")).anyMatch(text -> text.equals("1310000004000000" + "02000000" + ascii("keV\0")));
    }

    /** HyperSpy takes these as texts; one in bytes would stop it, so that they may not be there. */
    @Test
    void noPackageIsNamed() {
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("package");
    }

    /**
     * IV.A.2.i: layout version 4, chunked, without flags, 3 axes and the element. As few bytes per length as its largest
     * needs: libhdf5 2.0 refuses more.
     */
    @Test
    void lengthsOfChunksTakeAsFewBytesAsTheyNeed() {
        String text = HEX.formatHex(bytes);

        assertThat(text).containsPattern("0402000402" + "(..00){2}" + "bc02" + "0100" + "03");
    }

    /** The index of the chunks is a fixed array (VII.C), whose entries hold address, size and filter mask. */
    @Test
    void theChunksAreIndexedByAFixedArray() {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);

        assertThat(text).contains("FAHD\0\1").contains("FADB\0\1");
    }

    /** The messages of all attributes of a name (IV.A.2.m) behind the name: type, extent and value, in hex. */
    private List<String> attributes(String name) {
        List<String> found = new ArrayList<>();
        ByteBuffer block = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        byte[] wanted = (name + "\0").getBytes(StandardCharsets.US_ASCII);
        for (int at = 13; at + wanted.length < bytes.length; at++) {
            boolean here = Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
            boolean message = here && bytes[at - 9] == 3 && block.getShort(at - 7) == wanted.length;
            if (message && bytes[at - 13] == 0x0c) { // version 3 of an attribute, of which the header comes first
                int length = Short.toUnsignedInt(block.getShort(at - 12)) - 9 - wanted.length;
                found.add(HEX.formatHex(bytes, at + wanted.length, at + wanted.length + length));
            }
        }
        return found;
    }

    private static String ascii(String text) {
        return HEX.formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
