package org.esmpy.solver.analysis;

import java.util.List;
import java.util.Optional;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverRun;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.limit.SolverLimits;
import org.esmpy.solver.multiplicative.MuFactory;
import org.esmpy.solver.multiplicative.SquaremFactory;
import org.esmpy.solver.newton.NewtonFactory;

/**
 * Solves a problem with a model by the best single solver that takes it: {@code newton}, which reaches the optimum and certifies
 * it; otherwise {@code squarem}; otherwise {@code mu}.
 */
final class RecommendedSolver implements Solver {
    private final List<Solver> candidates = List.of(
            new NewtonFactory().createDefault(), new SquaremFactory().createDefault(), new MuFactory().createDefault());

    @Override
    public String id() {
        return PhaseAnalysis.ID;
    }

    @Override
    public Problem accept(Problem problem) {
        if (problem.model().isEmpty()) {
            throw new IllegalArgumentException(
                    id() + " needs a model, for G = I has too many unknowns; use " + SolverLimits.takers(problem));
        }
        return choice(problem).accept(problem);
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

    /** The first candidate that accepts the problem; if none does, the last one, whose refusal explains why. */
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
