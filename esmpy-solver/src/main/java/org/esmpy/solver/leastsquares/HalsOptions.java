package org.esmpy.solver.leastsquares;

/**
 * Options of {@code nmf-frobenius}.
 *
 * @param sweeps sweeps over the phases for each pass over the counts; at least 1
 */
public record HalsOptions(int sweeps) {
    public HalsOptions {
        if (sweeps < 1) {
            throw new IllegalArgumentException("nmf-frobenius needs at least 1 of sweeps, got " + sweeps);
        }
    }
}
