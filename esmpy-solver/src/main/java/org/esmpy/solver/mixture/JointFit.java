package org.esmpy.solver.mixture;

import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.internal.SparseRows;
import org.esmpy.solver.internal.reduced.Descent;
import org.esmpy.solver.internal.reduced.ReducedObjective;

/**
 * Fits W and the abundances together: minimises {@code KL(X ‖ e·G·W·A) + μ·Σ log(a + ε)} over {@code W >= 0} and A on
 * the simplex, under the prior knowledge of the phases. Newton's method changes W, and the abundances are at their
 * minimum for every W. The fit ends in the local minimum of its start; it is meant for bins, which are few and have
 * many counts. For one thread at a time.
 */
public final class JointFit {
    /** Steps of W after which a fit ends in any case. */
    private static final int MAX_STEPS = 40;

    /** Least predicted decrease of a step that is tried, as a share of the tolerance. */
    private static final double WORTHWHILE = 0.1;

    private final ExposedProblem problem;
    private final double[] weights;
    private final double[] columnSums;
    private final ExposedObjective exposed;
    private final CancellableWorkers execution;

    /**
     * @param problem   what is fitted
     * @param weights   weight of the log-sparsity of each pixel; 1 for a whole pixel or bin
     * @param execution threads for the work
     */
    public JointFit(ExposedProblem problem, double[] weights, CancellableWorkers execution) {
        this.problem = problem;
        this.weights = weights;
        this.columnSums = new SparseRows(problem.g()).columnSums();
        this.exposed = new ExposedObjective(problem, execution.workers());
        this.execution = execution;
    }

    /** A fit on bins; incomplete ones have less of the log-sparsity. */
    public static JointFit onBins(ExposedProblem problem, Binning bins, CancellableWorkers execution) {
        return new JointFit(problem.on(bins), bins.completeness(), execution);
    }

    /** What is fitted. */
    public ExposedProblem problem() {
        return problem;
    }

    /** Number of pixels or bins. */
    public int pixels() {
        return problem.map().pixels();
    }

    /**
     * Fits.
     *
     * @param start         where to begin
     * @param sparsity      μ and ε
     * @param toleranceNats a step that gains less ends the fit
     */
    public Outcome fit(Mixture start, LogSparsity sparsity, double toleranceNats) {
        return fit(exposed.with(sparsity, weights), start, toleranceNats);
    }

    /**
     * Fits with a price of {@code nats·log(1 + n)} for each column of which a phase has n counts.
     *
     * @param start         where to begin
     * @param sparsity      μ and ε
     * @param nats          price, nats; at least 0
     * @param toleranceNats a step that gains less ends the fit
     */
    public Outcome fitPricedColumns(Mixture start, LogSparsity sparsity, double nats, double toleranceNats) {
        return fit(exposed.withPricedColumns(sparsity, weights, nats), start, toleranceNats);
    }

    private Outcome fit(ReducedObjective objective, Mixture start, double toleranceNats) {
        Mixture obeying = new Mixture(problem.weights().project(start.w(), columnSums), start.abundances());
        Descent descent = new Descent(exposed.problem(), objective, obeying.w().data, exposed.ht(obeying), nats -> 1);
        descent.accept(descent.evaluate(descent.w(), descent.ht()));
        int steps = 0;
        boolean going = true;
        while (going && steps < MAX_STEPS && !isCancelled()) {
            double before = descent.objectiveNats();
            boolean moved = descent.step(WORTHWHILE * toleranceNats) == Descent.Progress.MOVED;
            steps++;
            going = moved && before - descent.objectiveNats() >= toleranceNats;
        }
        DMatrixRMaj w = obeying.w().createLike();
        System.arraycopy(descent.w(), 0, w.data, 0, w.data.length);
        Mixture found = exposed.mixture(w, descent.ht(), obeying);
        return new Outcome(AbundanceFit.Fitted.of(found, objective.value(w.data, descent.ht())), steps, !going);
    }

    /**
     * Largest complementarity residual of the free entries of W, {@code max |u·∂F/∂u|}, at the best abundances, nats.
     */
    public double kktNats(Mixture mixture) {
        double[] w = mixture.w().data;
        double[] slope = problem.weights()
                .reduce(exposed.with(LogSparsity.none(), weights)
                        .at(w, exposed.ht(mixture))
                        .gradient());
        double[] u = problem.weights().entries(w);
        double largest = 0;
        for (int i = 0; i < slope.length; i++) {
            largest = Math.max(largest, Math.abs(u[i] * slope[i]));
        }
        return largest;
    }

    /** Abundances at the W of {@code start}, which is kept. */
    public Mixture abundances(Mixture start, LogSparsity sparsity) {
        return AbundanceFit.mixture(exposed, exposed.with(sparsity, weights), start);
    }

    boolean isCancelled() {
        return execution.isCancelled();
    }

    /**
     * The result of a fit.
     *
     * @param fitted    factors and objective
     * @param steps     steps of W
     * @param converged whether the last step gained less than the tolerance
     */
    public record Outcome(AbundanceFit.Fitted fitted, int steps, boolean converged) {}
}
