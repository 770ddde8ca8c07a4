package org.esmpy.bench.words;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Formats the numbers of the report. */
public final class Numbers {
    private static final int PLAIN_DIGITS = 7;

    private Numbers() {}

    /** A number with so many significant digits, but with all digits before the decimal point. */
    public static String significant(double value, int digits) {
        if (!Double.isFinite(value)) {
            return "not known";
        }
        if (value == 0) {
            return "0";
        }
        int exponent = (int) Math.floor(Math.log10(Math.abs(value)));
        if (exponent >= PLAIN_DIGITS || exponent < -4) {
            return String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
        }
        return exponent >= digits - 1
                ? String.format(Locale.ROOT, "%.0f", value)
                : new BigDecimal(value).round(new MathContext(digits)).toPlainString();
    }

    public static String nats(double value) {
        return Double.isFinite(value) ? significant(value, 5) : "";
    }

    public static String seconds(double value) {
        return value < 100 ? String.format(Locale.ROOT, "%.1f s", value) : String.format(Locale.ROOT, "%.0f s", value);
    }
}
