package org.esmpy.model.recheck;

/**
 * By how much the films of all phases are thicker as the continuum shows them than they were found: absorption changes its
 * shape, whatever the ratios of lines are.
 *
 * @param log      logarithm of the factor
 * @param variance of that logarithm
 */
record FilmShift(double log, double variance) {
    /** Variance of the logarithm of a thickness of which nothing is known: 95 % of films are 10 to 200 nm thick. */
    private static final double UNKNOWN = 0.75 * 0.75;

    /**
     * From three fits whose lines are free in weight.
     *
     * @param thinner  nats of films that are thinner by a step of the logarithm
     * @param found    of films as they were found
     * @param thicker  of films that are thicker by the step
     */
    static FilmShift of(double thinner, double found, double thicker, double step) {
        double slope = (thicker - thinner) / (2 * step);
        double curvature = Math.max(0, thicker + thinner - 2 * found) / (step * step) + 1 / UNKNOWN;
        return new FilmShift(-slope / curvature, 1 / curvature);
    }
}
