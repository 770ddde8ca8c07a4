package org.esmpy.solver.internal.reduced;

/** Chooses pixels that are scattered over the image, one of every {@code stride}, by hashing their numbers. */
public final class Scatter {
    private Scatter() {}

    /** Whether a pixel is the chosen one among its run of {@code stride} consecutive pixels. */
    public static boolean takes(int pixel, int stride) {
        return Integer.toUnsignedLong(mixed(pixel / stride)) * stride >>> Integer.SIZE == pixel % stride;
    }

    /** Every bit depends on all bits of the number: finaliser of MurmurHash3 (Appleby 2011, public domain). */
    private static int mixed(int number) {
        int x = number + 0x9E3779B9;
        x = (x ^ x >>> 16) * 0x85EBCA6B;
        x = (x ^ x >>> 13) * 0xC2B2AE35;
        return x ^ x >>> 16;
    }
}
