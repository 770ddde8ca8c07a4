package org.esmpy.solver.rank;

/** Watches a {@link RankSelection}, and may end it. */
@FunctionalInterface
public interface RankListener {
    /** Called on the calling thread when fits with so many phases begin. */
    void onPhases(int phases);

    /** Asked often, from several threads; once true, the selection ends with what it has. */
    default boolean isCancelled() {
        return false;
    }

    /** Lets every selection go to its end. */
    static RankListener none() {
        return phases -> {};
    }
}
