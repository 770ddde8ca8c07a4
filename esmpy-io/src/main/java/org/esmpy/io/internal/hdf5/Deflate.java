package org.esmpy.io.internal.hdf5;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Inflates a chunk up to the size that it may have, and not beyond. */
final class Deflate {
    private Deflate() {}

    /**
     * @param most most bytes that may come out
     * @throws IllegalArgumentException if more would come out, or the bytes are damaged
     */
    static byte[] unpack(byte[] packed, int most) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] values = new byte[most];
            int length = 0;
            while (!inflater.finished() && length < most) {
                int more = inflater.inflate(values, length, most - length);
                if (more == 0) {
                    break;
                }
                length += more;
            }
            if (!inflater.finished() && inflater.inflate(new byte[1]) > 0) { // one byte more, to notice too much
                throw new IllegalArgumentException("inflates to more than " + most + " bytes");
            }
            if (!inflater.finished()) {
                throw new IllegalArgumentException("breaks off while it is inflated");
            }
            return length == most ? values : Arrays.copyOf(values, length);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("does not inflate (" + e.getMessage() + ")", e);
        } finally {
            inflater.end();
        }
    }
}
