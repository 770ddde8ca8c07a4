package org.esmpy.solver.fit;

import java.util.function.Supplier;
import org.esmpy.model.Factors;

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

    /**
     * As {@link #onIteration(TracePoint)}, which it calls by default, with the factors.
     *
     * @param factors gives a copy of the present factors; not to be called later
     */
    default boolean onIteration(TracePoint point, Supplier<Factors> factors) {
        return onIteration(point);
    }

    /** Lets every fit run to its end. */
    static FitListener none() {
        return point -> true;
    }
}
