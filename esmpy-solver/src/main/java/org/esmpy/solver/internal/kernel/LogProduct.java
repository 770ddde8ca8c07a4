package org.esmpy.solver.internal.kernel;

/**
 * Range within which rates are multiplied before one logarithm is taken of the product: {@code Σ x·log y = log Π y^x}. A
 * kernel multiplies rates while the product stays inside; a factor that would leave it ends the product and is taken
 * the logarithm of by itself, so that nothing under- or overflows.
 */
final class LogProduct {
    static final double LOW = 1e-150;
    static final double HIGH = 1e150;

    /** Largest power that {@link #times} knows; more counts get a logarithm of their own. */
    static final int MOST = 15;

    /** Largest power put together from a square and two bits. */
    private static final int SMALL = 5;

    private LogProduct() {}

    /**
     * {@code product · y^count}, {@code 2 <= count <= MOST}, or not a number where powers of y overflow. Counts are random,
     * so that branches on them are mispredicted: the power is put together from {@code y, y², y⁴, y⁸}, each or 1 by a bit of
     * the count; the few counts above {@value #SMALL} are worth a branch.
     */
    static double times(double product, double y, int count) {
        final double y2 = y * y;
        final int more = count - 2;
        if (count <= SMALL) {
            return product * (y2 * (choose(more, y) * choose(more >> 1, y2)));
        }
        final double y4 = y2 * y2;
        return product
                * ((choose(count, y) * choose(count >> 1, y2))
                        * (choose(count >> 2, y4) * choose(count >> 3, y4 * y4)));
    }

    private static double choose(int bits, double value) {
        final double bit = bits & 1;
        return Math.fma(bit, value, 1 - bit);
    }
}
