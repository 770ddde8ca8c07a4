package org.esmpy.solver;

/**
 * Watches a fit and may end it. Called on the fitting thread after every iteration, and while a long one is prepared, then
 * with the number of the iteration before.
 */
@FunctionalInterface
public interface FitListener {
    /**
     * @param point the fit as it stands
     * @return {@code false} to cancel
     */
    boolean onIteration(TracePoint point);

    /** Lets every fit run to its end. */
    static FitListener none() {
        return point -> true;
    }
}
