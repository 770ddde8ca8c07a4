package org.esmpy.solver;

import java.util.List;
import org.esmpy.model.Factors;

/**
 * One fit in progress. A step never raises the objective by more than rounding, so the current factors are always the
 * best so far. Not thread-safe.
 */
public interface SolverRun {
    /** One iteration over W and H, or a piece of one that takes long: then the run {@link #isPreparing}. */
    void step();

    /** Whether the last step only prepared an iteration: the factors and all else are as before. */
    default boolean isPreparing() {
        return false;
    }

    /** Objective of the current factors: KL divergence X‖GWH plus penalties, nats. */
    double objectiveNats();

    /** How far the current factors are from optimal. May cost as much as an iteration. */
    Certificate certificate();

    /** Whether the certificate is at hand, so that it may be asked for after every iteration. */
    default boolean knowsCertificate() {
        return false;
    }

    /** Copies of the current factors. */
    Factors factors();

    /** Sentences about what deserves doubt, such as pixels without counts; empty if nothing does. */
    default List<String> warnings() {
        return List.of();
    }
}
