package org.esmpy.solver.leastsquares;

import java.util.Optional;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverRun;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.start.StartCheck;
import org.esmpy.solver.internal.start.StartValues;

/** Solves by hierarchical alternating least squares (HALS), under the id that a factory chose. */
final class HalsSolver implements Solver {
    private final String id;
    private final int sweeps;

    HalsSolver(String id, int sweeps) {
        this.id = id;
        this.sweeps = sweeps;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Problem accept(Problem problem) {
        return problem.plain();
    }

    @Override
    public boolean leavesZeros(Problem problem) {
        return true;
    }

    @Override
    public SolverRun start(Problem problem, Optional<Basis> basis, Factors start, Workers workers) {
        StartCheck.operator(problem, basis, start);
        return new HalsRun(problem, new StartValues(start, problem), sweeps, workers);
    }
}
