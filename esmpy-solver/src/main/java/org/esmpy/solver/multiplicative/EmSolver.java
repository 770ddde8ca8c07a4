package org.esmpy.solver.multiplicative;

import java.util.Optional;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverRun;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.counts.CountPasses;
import org.esmpy.solver.internal.counts.SpectraOperator;
import org.esmpy.solver.internal.limit.SolverLimits;
import org.esmpy.solver.internal.start.StartCheck;
import org.esmpy.solver.internal.start.StartValues;
import org.esmpy.solver.internal.step.JointEm;

/** Solves by joint expectation maximisation, plain ({@code em}) or accelerated ({@code squarem}). */
final class EmSolver implements Solver {
    private final SolverLimits scope;
    private final Method method;

    EmSolver(SolverLimits scope, Method method) {
        this.scope = scope;
        this.method = method;
    }

    @Override
    public String id() {
        return scope.id();
    }

    @Override
    public Problem accept(Problem problem) {
        return scope.accept(problem);
    }

    @Override
    public SolverRun start(Problem problem, Optional<Basis> basis, Factors start, Workers workers) {
        SpectraOperator operator = StartCheck.operator(problem, basis, start);
        CountPasses passes = new CountPasses(problem.counts(), problem.phases(), workers);
        JointEm em = new JointEm(problem, operator, passes, new StartValues(start, problem));
        em.requireFinite();
        return method.start(problem, operator, em);
    }

    /** Makes a run from joint updates. */
    @FunctionalInterface
    interface Method {
        SolverRun start(Problem problem, SpectraOperator operator, JointEm em);
    }
}
