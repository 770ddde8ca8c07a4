package org.esmpy.physics.generator;

/**
 * A cubic spline with stored second derivatives; equal abscissae next to each other are a jump.
 *
 * @param x abscissae, ascending
 * @param y ordinates
 * @param y2 second derivatives
 */
record Spline(double[] x, double[] y, double[] y2) {
    /** Value at {@code at} on the knot interval that contains {@code inside}: tells the two sides of a jump apart. */
    double value(double at, double inside) {
        int low = 0;
        int high = x.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (x[middle] > inside) {
                high = middle;
            } else {
                low = middle;
            }
        }
        double h = x[high] - x[low];
        double a = (x[high] - at) / h;
        double b = (at - x[low]) / h;
        return a * y[low] + b * y[high] + ((a * a * a - a) * y2[low] + (b * b * b - b) * y2[high]) * h * h / 6;
    }
}
