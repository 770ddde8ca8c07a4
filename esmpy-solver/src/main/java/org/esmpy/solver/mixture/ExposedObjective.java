package org.esmpy.solver.mixture;

import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Regularizer;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.counts.CountPasses;
import org.esmpy.solver.internal.counts.SpectraOperator;
import org.esmpy.solver.internal.penalty.AbundancePenalty;
import org.esmpy.solver.internal.penalty.EdgeWeights;
import org.esmpy.solver.internal.reduced.PhaseRows;
import org.esmpy.solver.internal.reduced.ReducedObjective;

/**
 * Makes the {@link ReducedObjective} of an {@link ExposedProblem}, and converts between the shares a of its pixels and
 * the abundances {@code h = e·a}, which sum to the exposure of a pixel. For one thread at a time.
 */
final class ExposedObjective {
    private final ExposedCounts map;
    private final Problem problem;
    private final SpectraOperator operator;
    private final PhaseRows g;
    private final CountPasses passes;

    ExposedObjective(ExposedProblem exposed, Workers workers) {
        this.map = exposed.map();
        this.problem = exposed.problem();
        this.operator = SpectraOperator.of(exposed.bases());
        this.g = ReducedObjective.secondOrder(exposed.bases());
        this.passes = new CountPasses(map.counts(), exposed.phases(), workers);
    }

    /** The problem with the sums of the abundances. */
    Problem problem() {
        return problem;
    }

    /** The likelihood with a log-sparsity of the shares, whose strength is multiplied by a weight for each pixel. */
    ReducedObjective with(LogSparsity sparsity, double[] weights) {
        return with(problem, new EdgeWeights(0, 1), sparsity.strengthNats(), sparsity.epsilon(), weights);
    }

    /**
     * The same with a price of {@code nats·log(1 + n)} for each column of G of which a phase has n counts; n for a phase with
     * an even share of all counts.
     *
     * @param nats price, nats; at least 0
     */
    ReducedObjective withPricedColumns(LogSparsity sparsity, double[] weights, double nats) {
        double counts = Math.max(1, map.counts().total());
        Problem priced = problem.withRegularizers(
                List.of(new Regularizer.LogSparsityW(nats / counts, problem.phases() / counts)));
        return with(priced, new EdgeWeights(0, 1), sparsity.strengthNats(), sparsity.epsilon(), weights);
    }

    /** The likelihood with a spatial prior. */
    ReducedObjective with(SpatialPrior prior) {
        return new ReducedObjective(problem, penalty(prior), operator, g, passes);
    }

    /** What is expected of neighbours, of abundances that sum to the exposure. */
    AbundancePenalty penalty(SpatialPrior prior) {
        return AbundancePenalty.of(
                problem,
                new EdgeWeights(prior.lambda(), prior.delta(), prior.guided() ? map.guide() : Optional.empty()),
                prior.logSparsity(),
                prior.epsilon(),
                new double[0]);
    }

    private ReducedObjective with(
            Problem penalised, EdgeWeights edges, double strength, double epsilon, double[] weights) {
        AbundancePenalty penalty = AbundancePenalty.of(problem, edges, strength, epsilon, weights);
        return new ReducedObjective(penalised, penalty, operator, g, passes);
    }

    /** Hᵀ, P×K, of shares; pure pixels hold their phase only. */
    double[] ht(Mixture mixture) {
        int phases = mixture.phases();
        double[] ht = mixture.abundances().data.clone();
        map.pure().impose(ht, phases);
        for (int i = 0; i < ht.length; i++) {
            ht[i] *= map.exposures()[i / phases];
        }
        return ht;
    }

    /**
     * Shares of abundances.
     *
     * @param w      W, C×K; shared
     * @param ht     Hᵀ, P×K
     * @param before shares that pixels without exposure keep
     */
    Mixture mixture(DMatrixRMaj w, double[] ht, Mixture before) {
        int phases = before.phases();
        DMatrixRMaj abundances = before.abundances().copy();
        for (int i = 0; i < ht.length; i++) {
            double exposure = map.exposures()[i / phases];
            abundances.data[i] = exposure > 0 ? ht[i] / exposure : abundances.data[i];
        }
        return new Mixture(w, abundances);
    }
}
