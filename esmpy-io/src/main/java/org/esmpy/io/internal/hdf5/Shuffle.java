package org.esmpy.io.internal.hdf5;

/** Undoes the shuffling of a chunk, which sorts the bytes or bits of its elements by their place in the element. */
final class Shuffle {
    /** Elements that are shuffled together at least: as many as a byte has bits. */
    static final int UNIT = Byte.SIZE;

    private static final int TARGET_BYTES = 8192;
    private static final int LEAST_ELEMENTS = 128;

    private Shuffle() {}

    /**
     * All first bytes of elements come first, then all second ones; an incomplete element stays at the end. Elements of
     * one byte are left as they are, in the same array.
     */
    static byte[] bytes(byte[] shuffled, int elementBytes) {
        if (elementBytes == 1) {
            return shuffled;
        }
        byte[] values = shuffled.clone();
        int elements = shuffled.length / elementBytes;
        int at = 0;
        for (int b = 0; b < elementBytes; b++) {
            for (int i = b; i < elements * elementBytes; i += elementBytes) {
                values[i] = shuffled[at++];
            }
        }
        return values;
    }

    /**
     * In each block all first bits of elements come first, then all second ones; a rest of fewer than eight stays at
     * the end.
     *
     * @param blockBytes length of a block
     */
    static byte[] bits(byte[] shuffled, int elementBytes, int blockBytes) {
        byte[] values = shuffled.clone();
        int unit = UNIT * elementBytes;
        int whole = shuffled.length - shuffled.length % unit;
        for (int from = 0; from < whole; from += blockBytes) {
            int planeBytes = Math.min(blockBytes, whole - from) / unit;
            for (int bit = 0; bit < unit; bit++) {
                gather(shuffled, from, planeBytes, values, elementBytes, bit);
            }
        }
        return values;
    }

    /** Length of a block where bitshuffle is left to choose it. */
    static int defaultBlockBytes(int elementBytes) {
        int elements = TARGET_BYTES / elementBytes / UNIT * UNIT;
        return Math.max(elements, LEAST_ELEMENTS) * elementBytes;
    }

    /** Spreads one plane of bits over the elements that it came from. */
    private static void gather(byte[] shuffled, int from, int planeBytes, byte[] values, int elementBytes, int bit) {
        int plane = from + bit * planeBytes;
        int target = from + bit / UNIT;
        int mask = 1 << bit % UNIT;
        for (int i = 0; i < planeBytes; i++) {
            int bits = shuffled[plane + i];
            for (int e = 0; e < UNIT; e++, target += elementBytes) {
                values[target] = (byte) (values[target] & ~mask | ((bits >> e & 1) != 0 ? mask : 0));
            }
        }
    }
}
