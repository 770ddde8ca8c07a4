package org.esmpy.bench.plot;

import java.math.BigDecimal;
import java.math.MathContext;

/** Formats the numbers at axes of all pictures in few letters: 0.01, 20, 1k, 100k, 2M. */
final class TickNumbers {
    private static final double MILLION = 1e6;
    private static final double THOUSAND = 1e3;

    private TickNumbers() {}

    static String of(double value) {
        if (Math.abs(value) >= MILLION) {
            return plain(value / MILLION) + "M";
        }
        return Math.abs(value) >= THOUSAND ? plain(value / THOUSAND) + "k" : plain(value);
    }

    private static String plain(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(value)
                        .round(new MathContext(3))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
