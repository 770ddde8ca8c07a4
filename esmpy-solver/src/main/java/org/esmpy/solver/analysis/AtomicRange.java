package org.esmpy.solver.analysis;

import java.util.OptionalDouble;

/**
 * The share of an element in a phase, with the range that fits equally well and its standard error.
 *
 * @param atPct              the share that was found, at.%
 * @param valleyLowAtPct     smallest share that fits equally well, at.%
 * @param valleyHighAtPct    largest share that fits equally well, at.%
 * @param standardErrorAtPct standard error at the fit, at.%, from all pixels for a single solver and from the bins for
 *     the low-dose pipeline; infinite if the counts do not bound it, empty if not known
 */
public record AtomicRange(
        double atPct, double valleyLowAtPct, double valleyHighAtPct, OptionalDouble standardErrorAtPct) {
    /** Standard errors that are added at each end of a valley: 95 % of a normal distribution. */
    private static final double STANDARD_ERRORS = 2;

    /** Whether a share lies in the valley or within two standard errors of it. */
    public boolean holds(double shareAtPct) {
        return shareAtPct >= lowAtPct() && shareAtPct <= highAtPct();
    }

    /** Two standard errors below the valley, at.%, from 0 on. */
    public double lowAtPct() {
        return Math.max(0, valleyLowAtPct - STANDARD_ERRORS * standardErrorAtPct.orElse(0));
    }

    /** Two standard errors above the valley, at.%, up to 100. */
    public double highAtPct() {
        return Math.min(100, valleyHighAtPct + STANDARD_ERRORS * standardErrorAtPct.orElse(0));
    }

    /** Width of the valley, at.%. */
    public double widthAtPct() {
        return valleyHighAtPct - valleyLowAtPct;
    }
}
