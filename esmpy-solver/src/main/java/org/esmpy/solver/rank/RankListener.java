package org.esmpy.solver.rank;

/** Watches a {@link RankSelection}, and may end it. */
@FunctionalInterface
public interface RankListener {
    /** Called on the calling thread when fits with so many phases begin. */
    void onPhases(int phases);

    /** Called often, from several threads; once it returns true, the selection ends with the results so far. */
    default boolean isCancelled() {
        return false;
    }

    /** A listener that never cancels. */
    static RankListener none() {
        return phases -> {};
    }
}
