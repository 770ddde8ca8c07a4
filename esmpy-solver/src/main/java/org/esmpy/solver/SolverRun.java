package org.esmpy.solver;

import java.util.List;
import org.esmpy.model.Factors;

/**
 * A fit in progress: performs its iterations, and gives the current factors, objective and certificate. A step never
 * raises the objective by more than rounding, so the current factors are always the best so far. Not thread-safe.
 */
public interface SolverRun {
    /**
     * Does one iteration over W and H, or a part of a long one; {@link #isPreparing} is true after each part but the
     * last.
     */
    void step();

    /** Whether the last step only prepared an iteration and left the factors as they were. */
    default boolean isPreparing() {
        return false;
    }

    /** Objective of the current factors: KL divergence X‖GWH plus penalties, nats. */
    double objectiveNats();

    /** How far the current factors are from optimal. May cost as much as an iteration. */
    Certificate certificate();

    /** Whether the certificate is already computed, so that it may be requested after every iteration. */
    default boolean knowsCertificate() {
        return false;
    }

    /** Copies of the current factors. */
    Factors factors();

    /** Warnings as sentences, for example about pixels without counts; empty if there are none. */
    default List<String> warnings() {
        return List.of();
    }
}
