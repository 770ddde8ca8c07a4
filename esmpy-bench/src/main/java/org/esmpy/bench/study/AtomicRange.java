package org.esmpy.bench.study;

/**
 * How sure the share of an element in a phase is.
 *
 * @param atPct              the share that was found, at.%
 * @param valleyLowAtPct     smallest share that fits equally well, at.%
 * @param valleyHighAtPct    largest share that fits equally well, at.%
 * @param standardErrorAtPct standard error where the fit stands, at.%; infinite if the counts do not bound it. From all
 *     pixels where the fit has errors of its own, otherwise from the bins
 */
public record AtomicRange(double atPct, double valleyLowAtPct, double valleyHighAtPct, double standardErrorAtPct) {
    /** Width of the valley, at.%. */
    public double widthAtPct() {
        return valleyHighAtPct - valleyLowAtPct;
    }
}
