package org.esmpy.solver.newton;

/**
 * Options of {@code bcd}.
 *
 * @param emPasses joint passes of expectation maximisation before the first exact step; at least 0
 */
public record BcdOptions(int emPasses) {
    public BcdOptions {
        if (emPasses < 0) {
            throw new IllegalArgumentException("bcd needs emPasses of at least 0, got " + emPasses);
        }
    }
}
