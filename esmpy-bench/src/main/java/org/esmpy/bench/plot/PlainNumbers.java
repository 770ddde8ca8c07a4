package org.esmpy.bench.plot;

import java.math.BigDecimal;
import java.math.MathContext;

/** Formats the numbers of all pictures with at most three digits and no exponent. */
final class PlainNumbers {
    private static final MathContext DIGITS = new MathContext(3);

    private PlainNumbers() {}

    static String of(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
