package org.esmpy.solver.newton;

/** Chooses pixels that lie scattered over the image by their number alone. */
final class Scatter {
    /** Odd multiplier that scatters numbers (Knuth, The Art of Computer Programming 3, section 6.4). */
    private static final int MULTIPLIER = 0x9E3779B1;

    private Scatter() {}

    /** Whether a pixel is among one in {@code stride}. */
    static boolean takes(int pixel, int stride) {
        return Integer.remainderUnsigned(pixel * MULTIPLIER >>> 8, stride) == 0;
    }
}
