package org.esmpy.solver.internal.kernel;

/**
 * Range within which rates are multiplied before one logarithm is taken of the product: {@code Σ log y = log Π y}. A
 * kernel multiplies rates while the product stays inside; a factor that would leave it ends the product and is taken
 * the logarithm of by itself, so that nothing under- or overflows.
 */
final class LogProduct {
    static final double LOW = 1e-150;
    static final double HIGH = 1e150;

    private LogProduct() {}
}
