package org.esmpy.io.internal.hdf5;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Unpacks chunks of LZF (filter 32000): a control byte below 32 announces so many bytes and one; any other repeats
 * bytes before it, its upper 3 bits giving the length and its lower 5 with the next byte the distance.
 */
final class Lzf {
    private static final int LITERAL = 32;
    private static final int LONG = 7;

    private Lzf() {}

    /**
     * @param most most bytes that may come out
     * @throws IllegalArgumentException if more would come out, or the bytes are damaged
     */
    static byte[] unpack(byte[] packed, int most) {
        ByteBuffer in = ByteBuffer.wrap(packed);
        byte[] out = new byte[most];
        int at = 0;
        while (in.hasRemaining()) {
            int control = in.get() & 0xff;
            if (control < LITERAL) {
                in.get(out, at, control + 1);
                at += control + 1;
                continue;
            }
            int length = control >> 5;
            length += 2 + (length == LONG ? in.get() & 0xff : 0);
            int distance = ((control & 0x1f) << Byte.SIZE | in.get() & 0xff) + 1;
            if (distance > at || length > out.length - at) {
                throw new IllegalArgumentException("repeats bytes that are not there");
            }
            for (int i = 0; i < length; i++, at++) {
                out[at] = out[at - distance];
            }
        }
        return Arrays.copyOf(out, at);
    }
}
