package org.esmpy.io.internal.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackingTest {
    private static final byte[] TEXT = "abcabcabcabcabcabcabcabcXYZ".getBytes(StandardCharsets.US_ASCII);

    /** 3 bytes as they are, 21 more from 3 before, then 3 as they are: by the LZ4 block format. */
    @Test
    void lz4RepeatsWhatWasBefore() {
        byte[] block = {0x3f, 'a', 'b', 'c', 3, 0, 2, 0x30, 'X', 'Y', 'Z'};

        assertThat(Lz4.unpack(lz4(TEXT.length, 1 << 30, block), TEXT.length, 1)).isEqualTo(TEXT);
    }

    /** 3 bytes as they are, 21 more from 3 before, then 3 as they are: 20 is 7 and 13 - 2 and so on, by the LZF format. */
    @Test
    void lzfRepeatsWhatWasBefore() {
        byte[] packed = {2, 'a', 'b', 'c', (byte) 0xe0, 12, 2, 2, 'X', 'Y', 'Z'};

        assertThat(Lzf.unpack(packed, TEXT.length)).isEqualTo(TEXT);
    }

    @Test
    void declaredLengthsAreNotBelieved() {
        byte[] block = {0x30, 'X', 'Y', 'Z'};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lz4.unpack(lz4(Integer.MAX_VALUE, 1 << 30, block), 100, 1))
                .withMessageContaining("declares 2147483647 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lz4.unpack(lz4(100, 0, block), 100, 1))
                .withMessageContaining("blocks of 0 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lz4.unpack(lz4(100, 100, new byte[] {0x1f, 'a', 9, 0, 0}), 100, 1))
                .withMessageContaining("not there");
        assertThatIllegalArgumentException().isThrownBy(() -> Lzf.unpack(new byte[] {(byte) 0xe0, 1, 1}, 100));
    }

    @Test
    void deflateStopsAtTheDeclaredSize() {
        Deflater deflater = new Deflater();
        deflater.setInput(new byte[1 << 20]);
        deflater.finish();
        byte[] packed = new byte[1 << 12];
        deflater.deflate(packed);
        deflater.end();

        assertThat(Deflate.unpack(packed, 1 << 20)).hasSize(1 << 20);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Deflate.unpack(packed, 1000))
                .withMessageContaining("more than 1000 bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void bytesAndBitsAreShuffledBack(int elementBytes) {
        byte[] values = new byte[1003 * elementBytes + elementBytes / 2];
        new SplittableRandom(elementBytes).nextBytes(values);
        int blockBytes = 64 * elementBytes;

        assertThat(Shuffle.bytes(shuffledBytes(values, elementBytes), elementBytes))
                .isEqualTo(values);
        assertThat(Shuffle.bits(shuffledBits(values, elementBytes, blockBytes), elementBytes, blockBytes))
                .isEqualTo(values);
    }

    private static byte[] lz4(long total, int blockBytes, byte[] block) {
        return ByteBuffer.allocate(16 + block.length)
                .putLong(total)
                .putInt(blockBytes)
                .putInt(block.length)
                .put(block)
                .array();
    }

    /** By definition: byte b of element e goes to place b · elements + e. */
    private static byte[] shuffledBytes(byte[] values, int elementBytes) {
        byte[] shuffled = values.clone();
        int elements = values.length / elementBytes;
        for (int i = 0; i < elements * elementBytes; i++) {
            shuffled[i % elementBytes * elements + i / elementBytes] = values[i];
        }
        return shuffled;
    }

    /** By definition: bit b of element e goes to bit b · elements + e of its block. */
    private static byte[] shuffledBits(byte[] values, int elementBytes, int blockBytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int unit = 8 * elementBytes;
        int whole = values.length - values.length % unit;
        for (int from = 0; from < whole; from += blockBytes) {
            int elements = Math.min(blockBytes, whole - from) / elementBytes;
            byte[] block = new byte[elements * elementBytes];
            for (int e = 0; e < elements; e++) {
                for (int b = 0; b < unit; b++) {
                    int bit = values[from + e * elementBytes + b / 8] >> b % 8 & 1;
                    int place = b * elements + e;
                    block[place / 8] |= (byte) (bit << place % 8);
                }
            }
            out.writeBytes(block);
        }
        out.write(values, whole, values.length - whole);
        return out.toByteArray();
    }
}
