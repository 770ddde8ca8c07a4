package org.esmpy.solver.newton;

import java.util.Optional;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Solver;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.counts.CountPasses;
import org.esmpy.solver.internal.counts.SpectraOperator;
import org.esmpy.solver.internal.limit.SolverLimits;
import org.esmpy.solver.internal.penalty.AbundancePenalty;
import org.esmpy.solver.internal.penalty.WeightPenalty;
import org.esmpy.solver.internal.reduced.PhaseRows;
import org.esmpy.solver.internal.reduced.ReducedObjective;
import org.esmpy.solver.internal.reduced.SchurStride;
import org.esmpy.solver.internal.start.StartCheck;
import org.esmpy.solver.internal.start.StartValues;
import org.esmpy.solver.internal.step.JointEm;

/** Solves by exact H and Newton steps of W, with the response of H ({@code newton}) or without it ({@code bcd}). */
final class ExactSolver implements Solver {
    /**
     * Matrices of the size of the curvature in W that a fit holds: the curvature, its free part, and the factor of
     * that.
     */
    private static final int CURVATURES = 3;

    private final SolverLimits scope;
    private final int emPasses;
    private final Optional<Integer> schurStride;
    private final int sampleStride;

    /**
     * @param schurStride  one of every so many pixels is used for the response of H, 0 to choose the number; empty to
     *     leave the response out
     * @param sampleStride W is first found from one of every so many pixels
     */
    ExactSolver(SolverLimits scope, int emPasses, Optional<Integer> schurStride, int sampleStride) {
        this.scope = scope;
        this.emPasses = emPasses;
        this.schurStride = schurStride;
        this.sampleStride = sampleStride;
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
    public boolean leavesZeros(Problem problem) {
        return true;
    }

    /** Adds the curvature of W with its factorisation, and what each task sums up for it. */
    @Override
    public double memoryBytes(Problem problem) {
        double weights = (double) problem.phases()
                * problem.model()
                        .map(model -> model.initialBasis().size())
                        .orElse(problem.counts().channels());
        double sums = problem.counts().channels() * problem.phases() * (problem.phases() + 1.0) / 2;
        double responses = schurStride.isPresent() ? weights * weights / 2 : 0;
        double doubles =
                CURVATURES * weights * weights + (1 + ReducedObjective.tasks(problem.counts())) * (sums + responses);
        return Solver.super.memoryBytes(problem) + Double.BYTES * doubles;
    }

    @Override
    public NewtonRun start(Problem problem, Optional<Basis> basis, Factors start, Workers workers) {
        SpectraOperator operator = StartCheck.operator(problem, basis, start);
        int columns = operator.columns();
        CountPasses passes = new CountPasses(problem.counts(), problem.phases(), workers);
        JointEm em = new JointEm(problem, operator, passes, new StartValues(start, problem));
        em.requireFinite();
        PhaseRows g = ReducedObjective.secondOrder(PhaseBases.of(basis.orElseThrow()));
        ReducedObjective objective = new ReducedObjective(problem, operator, g, passes);
        Optional<SampledWeights> sampled = PixelSample.of(problem, sampleStride, columns * problem.phases())
                .filter(sample -> sample.showsEach(em.phaseCounts(), columns))
                .map(sample -> new SampledWeights(this, sample, basis, workers));
        return schurStride
                .map(wanted -> new SchurStride(problem, g, wanted))
                .map(stride -> new NewtonRun(
                        problem, em, objective, sampled, emPasses, stride::after, isPlain(problem, operator)))
                .orElseGet(() -> new NewtonRun(problem, em, objective, sampled, emPasses, nats -> 0, false));
    }

    private static boolean isPlain(Problem problem, SpectraOperator operator) {
        return AbundancePenalty.of(problem).isZero()
                && WeightPenalty.of(problem, operator.countsPerWeight(problem.phases()))
                        .isZero();
    }
}
