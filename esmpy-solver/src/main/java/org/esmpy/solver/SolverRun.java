package org.esmpy.solver;

import org.esmpy.model.Factors;

/** One fit in progress. Not thread-safe. */
public interface SolverRun {
    /** One iteration over W and H. */
    void step();

    /** Objective of the current factors: KL divergence X‖GWH plus penalties, nats. */
    double objectiveNats();

    /** How far the current factors are from optimal. May cost as much as an iteration. */
    Certificate certificate();

    /** Copies of the current factors. */
    Factors factors();
}
