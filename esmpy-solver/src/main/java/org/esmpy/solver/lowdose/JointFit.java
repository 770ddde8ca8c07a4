package org.esmpy.solver.lowdose;

import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.internal.SparseRows;

/**
 * W and abundances together: minimises {@code KL(X ‖ e·G·W·A) + μ·Σ log(a + ε)} over {@code W >= 0} and A on the
 * simplex, and what is known of the phases, by Newton's method in W with the abundances at their minimum for every W. A step that does not lower the
 * objective is repeated with more damping. Finds the minimum that belongs to its start; meant for bins, which are few and
 * have many counts.
 */
public final class JointFit {
    private static final int MAX_STEPS = 40;
    private static final int MAX_ATTEMPTS = 12;
    private static final double FIRST_DAMPING = 1e-3;
    private static final double LEAST_DAMPING = 1e-9;
    private static final double DAMPING_FACTOR = 5;

    /** Change of the objective that rounding and unfinished abundances can make, nats. */
    private static final double NOISE_NATS = 1e-4;

    private final SparseRows g;
    private final ExposedCounts data;
    private final WeightSpace space;
    private final AbundanceFit abundances;
    private final Execution execution;

    /**
     * @param problem   what is fitted
     * @param weights   weight of the log-sparsity of each pixel; 1 for a whole pixel or bin
     * @param execution who does the work
     */
    public JointFit(ExposedProblem problem, double[] weights, Execution execution) {
        this.data = problem.map();
        this.g = new SparseRows(problem.g());
        this.space = problem.weights();
        this.execution = execution;
        this.abundances = new AbundanceFit(data, g, weights, execution.workers());
    }

    /** A fit on bins; incomplete ones have less of the log-sparsity. */
    public static JointFit onBins(ExposedProblem problem, Binning bins, Execution execution) {
        return new JointFit(problem.on(bins), bins.completeness(), execution);
    }

    /** Number of pixels or bins. */
    public int pixels() {
        return data.pixels();
    }

    /**
     * Fits.
     *
     * @param start         where to begin
     * @param sparsity      μ and ε
     * @param toleranceNats a step that gains less ends the fit
     */
    public Outcome fit(Mixture start, LogSparsity sparsity, double toleranceNats) {
        Mixture obeying = new Mixture(space.project(start.w(), g.columnSums()), start.abundances());
        AbundanceFit.Fitted best = abundances.fit(obeying, sparsity);
        WeightModel model = new WeightModel(data, g, start.phases(), execution.workers());
        double damping = FIRST_DAMPING;
        int steps = 0;
        boolean going = true;
        while (going && steps < MAX_STEPS && !isCancelled()) {
            WeightStep step = new WeightStep(model.at(best.mixture()), space);
            AbundanceFit.Fitted next = best;
            double gain = 0;
            for (int attempt = 0; attempt < MAX_ATTEMPTS && !(gain > 0); attempt++) {
                DMatrixRMaj w = step.from(best.mixture().w(), damping);
                next = abundances.fit(new Mixture(w, best.mixture().abundances()), sparsity);
                gain = best.objectiveNats() - next.objectiveNats();
                if (Math.abs(gain) < NOISE_NATS) {
                    break;
                }
                damping = gain > 0 ? Math.max(damping / DAMPING_FACTOR, LEAST_DAMPING) : damping * DAMPING_FACTOR;
            }
            steps++;
            if (gain > 0) {
                best = next;
            }
            going = gain >= toleranceNats;
        }
        return new Outcome(best, steps, !going);
    }

    /** Largest complementarity residual of what W may change, {@code max |u·∂F/∂u|}, at the best abundances, nats. */
    double kktNats(Mixture mixture) {
        WeightModel model = new WeightModel(data, g, mixture.phases(), execution.workers());
        double[] slope = space.reduce(model.at(mixture)).slope();
        double[] u = space.reduce(mixture.w());
        double largest = 0;
        for (int i = 0; i < slope.length; i++) {
            largest = Math.max(largest, Math.abs(u[i] * slope[i]));
        }
        return largest;
    }

    /** Abundances at the W of {@code start}, which is kept. */
    Mixture abundances(Mixture start, LogSparsity sparsity) {
        return abundances.fit(start, sparsity).mixture();
    }

    boolean isCancelled() {
        return execution.isCancelled();
    }

    /**
     * What a fit found.
     *
     * @param fitted    factors and objective
     * @param steps     steps of W
     * @param converged whether the last step gained less than the tolerance
     */
    public record Outcome(AbundanceFit.Fitted fitted, int steps, boolean converged) {}
}
