package org.esmpy.solver.mixture;

import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.reduced.ReducedObjective;

/**
 * Fits the abundances of each pixel at given W: minimises {@code e·s·a − Σ_l x_l·log (D·a)_l + μ·Σ_k log(a_k + ε)} over the
 * simplex, s the column sums of D. The log-term has several minima: which one is found depends on the start. Pixels are
 * independent of each other and run in parallel. A pixel that is known to hold one phase only keeps it.
 */
public final class AbundanceFit {
    /** Squared Newton decrement below which a pixel counts as solved, nats: it could gain half of that. */
    private static final double TOLERANCE_NATS = 1e-6;

    private final ExposedCounts data;
    private final PhaseBases bases;
    private final double[] weights;
    private final Workers workers;

    /**
     * @param data    counts and exposures
     * @param bases   G of each phase
     * @param weights weight of the log-sparsity of each pixel; 1 for a whole pixel or bin
     * @param workers threads for parallel work
     */
    public AbundanceFit(ExposedCounts data, PhaseBases bases, double[] weights, Workers workers) {
        this.data = data;
        this.bases = bases;
        this.weights = weights;
        this.workers = workers;
    }

    /**
     * Moves the abundances to a minimum near them.
     *
     * @param start    where to begin
     * @param sparsity μ and ε
     */
    public Fitted fit(Mixture start, LogSparsity sparsity) {
        ExposedObjective exposed = new ExposedObjective(new ExposedProblem(data, bases, start.phases()), workers);
        ReducedObjective objective = exposed.with(sparsity, weights);
        double[] ht = exposed.ht(start);
        ReducedObjective.Value value = objective.abundances(start.w().data, ht, TOLERANCE_NATS);
        return Fitted.of(exposed.mixture(start.w(), ht, start), value);
    }

    /** The abundances alone. */
    static Mixture mixture(ExposedObjective exposed, ReducedObjective objective, Mixture start) {
        double[] ht = exposed.ht(start);
        objective.improve(start.w().data, ht, TOLERANCE_NATS);
        return exposed.mixture(start.w(), ht, start);
    }

    /**
     * Abundances and their objective.
     *
     * @param mixture         W as given, and the abundances found
     * @param divergenceNats  KL divergence of the counts from the rates, nats
     * @param penaltyNats     log-sparsity, nats; negative where abundances are small
     */
    public record Fitted(Mixture mixture, double divergenceNats, double penaltyNats) {
        static Fitted of(Mixture mixture, ReducedObjective.Value value) {
            return new Fitted(mixture, value.divergenceNats(), value.penaltyNats());
        }

        /** What was minimised, nats. */
        public double objectiveNats() {
            return divergenceNats + penaltyNats;
        }
    }
}
