package org.esmpy.solver.multiplicative;

import java.util.Optional;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverRun;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.AbundancePenalty;
import org.esmpy.solver.internal.CountPasses;
import org.esmpy.solver.internal.JointEm;
import org.esmpy.solver.internal.SpectraOperator;
import org.esmpy.solver.internal.StartCheck;
import org.esmpy.solver.internal.StartValues;

/** Joint expectation maximisation, plain or accelerated. */
final class EmSolver implements Solver {
    private final String id;
    private final Method method;

    EmSolver(String id, Method method) {
        this.id = id;
        this.method = method;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Problem accept(Problem problem) {
        MuSolver.requirePossible(problem);
        if (AbundancePenalty.of(problem).isSmoothing()) {
            throw new IllegalArgumentException(
                    id + " cannot smooth between pixels (LaplacianH, TotalVariationH); use mu or newton");
        }
        return problem;
    }

    @Override
    public SolverRun start(Problem problem, Optional<Basis> basis, Factors start, Workers workers) {
        SpectraOperator operator = SpectraOperator.of(basis, problem.counts().channels());
        StartCheck.requireFit(problem, basis, operator);
        StartCheck.requireFactors(start, operator.columns(), problem);
        CountPasses passes = new CountPasses(problem.counts(), problem.phases(), workers);
        JointEm em = new JointEm(problem, operator, passes, new StartValues(start, problem));
        em.requireFinite();
        return method.start(problem, operator, em);
    }

    /** What is made of the joint updates. */
    @FunctionalInterface
    interface Method {
        SolverRun start(Problem problem, SpectraOperator operator, JointEm em);
    }
}
