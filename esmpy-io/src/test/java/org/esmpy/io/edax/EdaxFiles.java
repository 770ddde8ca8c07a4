package org.esmpy.io.edax;

import java.nio.charset.StandardCharsets;
import org.esmpy.io.LittleEndian;

/** Builds files as EDAX's descriptions lay them out. */
final class EdaxFiles {
    private EdaxFiles() {}

    /** A spectrum of version 0.70 at 20 kV, 10 eV per channel, with O and Si. */
    static LittleEndian spectrum(int... counts) {
        LittleEndian file = new LittleEndian()
                .f32(0, 0.7)
                .u16(16, 2022)
                .u8(18, 29)
                .u8(19, 8)
                .u8(20, 14)
                .u8(21, 10)
                .u8(23, 8)
                .u32(24, 3840 + 4L * counts.length)
                .u32(28, 3840)
                .u16(32, counts.length)
                .text(64, "quartz")
                .u32(384, 10)
                .f32(448, 0)
                .f32(456, 30.5)
                .f32(460, -1)
                .f32(464, 35.5)
                .f32(508, 45)
                .f32(512, 34)
                .f32(532, 20)
                .u16(638, 2)
                .u16(640, 8)
                .u16(642, 14);
        file.upTo(3840);
        for (int count : counts) {
            file.u32(count);
        }
        return file;
    }

    /** A map of 2 rows of 3 pixels whose counts are 0, 1, 2 … modulo 7, spectrum after spectrum. */
    static LittleEndian map(int channels, int bytes) {
        LittleEndian file = new LittleEndian()
                .raw(0, "MAPSPECTRA_DATA".getBytes(StandardCharsets.US_ASCII))
                .u32(16, 1001)
                .u32(20, 6)
                .u32(24, 3)
                .u32(28, 2)
                .u32(32, channels)
                .u32(36, bytes)
                .u32(40, 1068)
                .u32(44, 1)
                .upTo(1068);
        for (int i = 0; i < 6 * channels; i++) {
            byte[] count = new byte[bytes];
            count[0] = (byte) (i % 7);
            file.raw(count);
        }
        return file;
    }

    /** An image whose pixels are 0.25 µm wide and {@code yUm} high. */
    static LittleEndian image(double yUm) {
        return new LittleEndian().u16(0, 334).f32(64, 0.25).f32(68, yUm).upTo(264);
    }
}
