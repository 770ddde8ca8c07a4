package org.esmpy.solver.recommended;

import java.util.List;
import java.util.Optional;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverRun;
import org.esmpy.solver.Workers;

/** The first of several solvers that can do what is asked. */
final class RecommendedSolver implements Solver {
    private final String id;
    private final List<Solver> candidates;

    /**
     * @param candidates solvers in order of preference, at least one
     */
    RecommendedSolver(String id, List<Solver> candidates) {
        this.id = id;
        this.candidates = List.copyOf(candidates);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Problem accept(Problem problem) {
        if (problem.model().isEmpty()) {
            throw new IllegalArgumentException(id + " needs a model; without one use nmf or mu");
        }
        return choice(problem).accept(problem);
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
