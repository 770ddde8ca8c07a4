package org.esmpy.solver.fit;

import java.util.function.Supplier;
import org.esmpy.model.Factors;

/**
 * Watches a fit and may end it. Called on the fitting thread after every iteration; while a long iteration is prepared,
 * it is called with the number of the previous one.
 */
@FunctionalInterface
public interface FitListener {
    /**
     * @param point the fit as it stands
     * @return {@code false} to cancel
     */
    boolean onIteration(TracePoint point);

    /**
     * Called with the factors as well; by default it calls {@link #onIteration(TracePoint)}.
     *
     * @param factors gives a copy of the current factors; must not be called after this method has returned
     */
    default boolean onIteration(TracePoint point, Supplier<Factors> factors) {
        return onIteration(point);
    }

    /** Lets every fit run to its end. */
    static FitListener none() {
        return point -> true;
    }
}
