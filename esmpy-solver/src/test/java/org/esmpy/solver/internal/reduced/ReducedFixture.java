package org.esmpy.solver.internal.reduced;

import java.util.SplittableRandom;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.counts.CountPasses;
import org.esmpy.solver.internal.counts.SpectraOperator;
import org.esmpy.solver.internal.start.StartValues;

/** The reduced objective of a small problem, at weights around 1. */
final class ReducedFixture {
    /** Squared Newton decrement at which a pixel is finished, nats. */
    private static final double TOLERANCE = 1e-16;

    final Problem problem;
    final double[] w;
    final double[] ht;
    private final ReducedObjective objective;

    ReducedFixture(int phases, boolean simplex) {
        this(problem(phases, simplex));
    }

    ReducedFixture(Problem problem) {
        this(problem, PhaseBases.of(SmallProblems.basis(problem).orElseThrow()));
    }

    ReducedFixture(Problem problem, PhaseBases bases) {
        this.problem = problem;
        this.objective = objective(bases);
        this.w = new SplittableRandom(5)
                .doubles(bases.columns() * (long) problem.phases(), 0.5, 1.5)
                .toArray();
        this.ht = new StartValues(SmallProblems.start(problem, 4), problem).ht();
    }

    /** The objective with other bases. */
    ReducedObjective objective(PhaseBases bases) {
        return new ReducedObjective(
                problem,
                SpectraOperator.of(bases),
                ReducedObjective.secondOrder(bases),
                new CountPasses(problem.counts(), problem.phases(), Workers.single()));
    }

    /** A problem without a fixture. */
    static Problem problem(int phases, boolean simplex) {
        return SmallProblems.poisson(
                new ImageShape(5, 6),
                24,
                6,
                phases,
                4,
                simplex ? new Constraint[] {new Constraint.SimplexH()} : new Constraint[0]);
    }

    ReducedModel at(double[] weights) {
        return objective.evaluate(weights, ht.clone(), TOLERANCE, 1);
    }

    ReducedModel sampled(int stride) {
        return objective.evaluate(w, ht.clone(), TOLERANCE, stride);
    }

    /** Error of the response from one in {@code stride} pixels, by the Frobenius norm. */
    double relativeError(ReducedModel exact, int stride) {
        ReducedModel sampled = sampled(stride);
        ReducedModel without = sampled(0);
        double error = 0;
        double response = 0;
        for (int i = 0; i < exact.curvature().length; i++) {
            error += Math.pow(sampled.curvature()[i] - exact.curvature()[i], 2);
            response += Math.pow(without.curvature()[i] - exact.curvature()[i], 2);
        }
        return Math.sqrt(error / response);
    }

    double[] moved(int entry, double step) {
        double[] weights = w.clone();
        weights[entry] += step;
        return weights;
    }

    /** Where the model keeps an entry of W. */
    int packed(int entry) {
        int phases = problem.phases();
        return entry % phases * (w.length / phases) + entry / phases;
    }

    double total() {
        return problem.counts().total();
    }
}
