package org.esmpy.solver.internal.kernel;

/**
 * Range within which rates are multiplied before one logarithm is taken of the product: {@code Σ log y = log Π y}. A
 * kernel multiplies rates while the product stays inside; a factor that would leave it ends the product and is taken
 * the logarithm of by itself, so that nothing under- or overflows.
 */
final class LogProduct {
    static final double LOW = 1e-150;
    static final double HIGH = 1e150;

    /** Largest count whose power of a rate is multiplied out; {@code 1e-9^16} is still inside the range. */
    static final int LARGEST_POWER = 16;

    private LogProduct() {}

    /** {@code y^x} for {@code 1 <= x <=} {@value #LARGEST_POWER}. */
    static double power(double y, int x) {
        double result = (x & 1) != 0 ? y : 1;
        double square = y;
        for (int left = x >> 1; left != 0; left >>= 1) {
            square *= square;
            if ((left & 1) != 0) {
                result *= square;
            }
        }
        return result;
    }
}
