package org.esmpy.io.ripple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.esmpy.io.ProgressListener;
import org.esmpy.io.ReadOptions;
import org.esmpy.io.Samples;
import org.esmpy.io.SpectrumFormatException;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.io.SpectrumImageReaderContract;
import org.esmpy.io.TestImages;
import org.esmpy.io.WriteOptions;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RippleReaderTest extends SpectrumImageReaderContract {
    private static final int VALUES = 2 * 3 * 4;

    @Override
    protected SpectrumImageReader reader() {
        return new RippleFormat();
    }

    @Override
    protected Path example(Path target) throws IOException {
        Path file = target.resolve("example.rpl");
        SpectrumImage image = TestImages.random(new ImageShape(6, 5), 40, 9, 1)
                .withAcquisition(TestImages.acquisition())
                .withMetadata(TestImages.metadata());
        new RippleFormat().write(image, file, WriteOptions.defaults());
        return file;
    }

    /** Channel 3 of pixel (1, 2) holds 23 in either order, the value before it in the file 22, and so on. */
    @ParameterizedTest
    @CsvSource({
        "1, unsigned, dont-care", "1, signed, dont-care", "2, unsigned, big-endian", "2, signed, little-endian",
        "4, unsigned, big-endian", "4, signed, little-endian", "4, float, big-endian", "8, unsigned, little-endian",
        "8, signed, big-endian", "8, float, little-endian"
    })
    void everyTypeAndOrderIsRead(int bytes, String type, String order) throws IOException {
        for (String recordBy : new String[] {"vector", "image"}) {
            write(bytes, type, order, recordBy, 0);

            SpectrumImage image = read(folder.resolve("a.rpl"));

            int step = recordBy.equals("vector") ? 1 : 6;
            assertThat(image.shape()).isEqualTo(new ImageShape(2, 3));
            assertThat(image.energy()).isEqualTo(new EnergyAxis(0, 0.01, 4));
            assertThat(image.counts().total()).isEqualTo(276);
            assertThat(image.counts().pixelTotals()[5]).isEqualTo(4 * 23 - step * (1 + 2 + 3));
        }
    }

    @Test
    void negativeAndBrokenCountsAreRefused() throws IOException {
        write(4, "signed", "little-endian", "vector", -1);
        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> read(folder.resolve("a.rpl")))
                .withMessageContaining("is int32 and holds -1.0; expected whole counts");
        write(8, "float", "big-endian", "image", 0.5);
        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> read(folder.resolve("a.rpl")))
                .withMessageContaining("is float64 and holds 0.5");
    }

    @Test
    void rawNumbersThatAreMissingOrTooFewAreRefused() throws IOException {
        write(2, "unsigned", "little-endian", "vector", 0);
        Path raw = folder.resolve("a.raw");
        Files.write(raw, new byte[2 * VALUES - 1]);
        assertThatExceptionOfType(SpectrumFormatException.class).isThrownBy(() -> read(folder.resolve("a.rpl")));
        Files.delete(raw);
        assertThatExceptionOfType(SpectrumFormatException.class)
                .isThrownBy(() -> read(folder.resolve("a.rpl")))
                .withMessageContaining("a.raw");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uint16", "int32"})
    void theSamplesAreRead(String type) throws IOException {
        SpectrumImage image = read(Samples.file("ripple", "test_ripple_sdim-1_ndim-2_" + type + "_meta.rpl"));

        assertThat(image.shape()).isEqualTo(new ImageShape(2, 3));
        assertThat(image.energy()).isEqualTo(new EnergyAxis(0.0015, 0.3, 4));
        assertThat(image.counts().total()).isEqualTo(276);
        assertThat(image.counts().max()).isEqualTo(23);
        assertThat(image.acquisition().beamKeV()).hasValue(100);
        assertThat(image.metadata().title()).isEqualTo("Test title");
    }

    private void write(int bytes, String type, String order, String recordBy, double first) throws IOException {
        ByteBuffer raw = ByteBuffer.allocate(VALUES * bytes)
                .order(order.equals("big-endian") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < VALUES; i++) {
            double value = i == 0 ? first : i;
            if (type.equals("float")) {
                raw = bytes == 4 ? raw.putFloat((float) value) : raw.putDouble(value);
            } else {
                switch (bytes) {
                    case 1 -> raw.put((byte) value);
                    case 2 -> raw.putShort((short) value);
                    case 4 -> raw.putInt((int) value);
                    default -> raw.putLong((long) value);
                }
            }
        }
        Files.write(folder.resolve("a.raw"), raw.array());
        Files.writeString(
                folder.resolve("a.rpl"),
                String.join(
                        "\n",
                        "; a remark",
                        "key\tvalue",
                        "width\t3",
                        "height\t2",
                        "depth\t4",
                        "offset\t0",
                        "data-length\t" + bytes,
                        "data-type\t" + type,
                        "byte-order\t" + order,
                        "record-by\t" + recordBy,
                        "ev-per-chan\t10"));
    }

    private SpectrumImage read(Path file) throws IOException {
        return reader().read(file, ReadOptions.defaults(), ProgressListener.none());
    }
}
