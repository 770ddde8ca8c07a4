package org.esmpy.solver.multiplicative;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverRun;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.counts.SpectraOperator;
import org.esmpy.solver.internal.start.StartCheck;
import org.esmpy.solver.internal.start.StartValues;

/** Solves by multiplicative updates, under the id and for the problem that a factory chose. */
final class MuSolver implements Solver {
    private final String id;
    private final UnaryOperator<Problem> acceptance;

    MuSolver(String id, UnaryOperator<Problem> acceptance) {
        this.id = id;
        this.acceptance = acceptance;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Problem accept(Problem problem) {
        return acceptance.apply(problem);
    }

    @Override
    public SolverRun start(Problem problem, Optional<Basis> basis, Factors start, Workers workers) {
        SpectraOperator operator = StartCheck.operator(problem, basis, start);
        AlternatingUpdates updates =
                new AlternatingUpdates(problem, operator, new StartValues(start, problem), workers);
        updates.requireFinite();
        return new MultiplicativeRun(problem, updates);
    }
}
