package org.esmpy.physics.attenuation;

/** Finds the interval of a table that holds an abscissa. Abscissae ascend, and two equal ones are an edge. */
final class Bracket {
    private Bracket() {}

    /**
     * Index {@code i} of the interval {@code x[i] <= at < x[i + 1]}; the first or last one outside the range. On an
     * edge it is the interval above it, and never one of zero width inside the range.
     */
    static int of(double[] x, double at) {
        int low = 0;
        int high = x.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (x[middle] > at) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }
}
