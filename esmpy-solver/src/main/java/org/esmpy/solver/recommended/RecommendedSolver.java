package org.esmpy.solver.recommended;

import java.util.List;
import java.util.Optional;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverRun;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.Scope;

/** The first of several solvers that can do what is asked of {@code esmpy}. */
final class RecommendedSolver implements Solver {
    private final List<Solver> candidates;

    /**
     * @param candidates solvers in order of preference, at least one
     */
    RecommendedSolver(List<Solver> candidates) {
        this.candidates = List.copyOf(candidates);
    }

    @Override
    public String id() {
        return Scope.ESMPY.id();
    }

    @Override
    public Problem accept(Problem problem) {
        return choice(Scope.ESMPY.accept(problem)).accept(problem);
    }

    @Override
    public boolean leavesZeros(Problem problem) {
        return choice(problem).leavesZeros(problem);
    }

    @Override
    public double memoryBytes(Problem problem) {
        return choice(problem).memoryBytes(problem);
    }

    @Override
    public SolverRun start(Problem problem, Optional<Basis> basis, Factors start, Workers workers) {
        return choice(problem).start(problem, basis, start, workers);
    }

    /** The last candidate if none accepts, for its explanation. */
    private Solver choice(Problem problem) {
        for (Solver candidate : candidates) {
            if (accepts(candidate, problem)) {
                return candidate;
            }
        }
        return candidates.get(candidates.size() - 1);
    }

    private static boolean accepts(Solver candidate, Problem problem) {
        try {
            candidate.accept(problem);
            return true;
        } catch (IllegalArgumentException refusal) {
            return false;
        }
    }
}
