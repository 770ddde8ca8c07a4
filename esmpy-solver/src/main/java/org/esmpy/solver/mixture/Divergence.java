package org.esmpy.solver.mixture;

import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.reduced.ReducedObjective;

/**
 * The KL divergence of counts from the rates of a mixture, with a bound on what the abundances could still gain.
 *
 * @param nats      KL divergence of the counts from {@code e·G·W·A}
 * @param boundNats upper bound on what the abundances alone could still gain without any prior, by the duality gap
 *     {@code Σ_p a·g − min g} with g the gradient
 */
public record Divergence(double nats, double boundNats) {
    /** The divergence of a mixture. */
    public static Divergence of(ExposedProblem problem, Mixture mixture, Workers workers) {
        ExposedObjective exposed = new ExposedObjective(problem, workers);
        ReducedObjective.Value value =
                exposed.with(LogSparsity.none(), new double[0]).value(mixture.w().data, exposed.ht(mixture));
        return new Divergence(value.divergenceNats(), value.hBoundNats());
    }
}
