package org.esmpy.io.internal;

/** Writes numbers as texts that read back bit for bit, whole numbers without a fraction. */
public final class PlainNumber {
    private static final double MAX_WHOLE = 1e15;

    private PlainNumber() {}

    /** The shortest text of a finite number. */
    public static String of(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < MAX_WHOLE;
        boolean negativeZero = value == 0 && 1 / value < 0;
        return whole && !negativeZero ? Long.toString((long) value) : Double.toString(value);
    }
}
