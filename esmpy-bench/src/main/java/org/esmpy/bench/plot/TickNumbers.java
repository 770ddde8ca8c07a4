package org.esmpy.bench.plot;

/** Formats the numbers at the axes of all pictures: 0.01, 20, 1k, 100k, 2M. */
final class TickNumbers {
    private static final double MILLION = 1e6;
    private static final double THOUSAND = 1e3;

    private TickNumbers() {}

    static String of(double value) {
        if (Math.abs(value) >= MILLION) {
            return PlainNumbers.of(value / MILLION) + "M";
        }
        return Math.abs(value) >= THOUSAND ? PlainNumbers.of(value / THOUSAND) + "k" : PlainNumbers.of(value);
    }
}
