package org.esmpy.solver.lowdose;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.WeightPattern;
import org.esmpy.solver.WeightSpace;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Homotopy;
import org.esmpy.solver.mixture.JointFit;
import org.esmpy.solver.mixture.LogSparsity;
import org.esmpy.solver.mixture.Mixture;

/**
 * Fits phases and abundances together, with as few columns of G in each phase as explain the counts equally well. Every
 * column has a price: first a high one, which removes columns even where the divergence rises a little on the way, then
 * that of {@link DescriptionLength}. At the end the columns that are left are fitted without a price.
 *
 * @param problem      counts of bins
 * @param completeness weight of the log-sparsity of each bin; empty if all are 1
 * @param sparsity     μ and ε
 * @param execution    threads for the work
 */
record FewestElements(
        ExposedProblem problem, double[] completeness, LogSparsity sparsity, CancellableWorkers execution) {
    /** Prices of a column, in the unit of {@link JointFit#fitPricedColumns}; the last is that of a description length. */
    private static final double[] PRICES_NATS = {4, 0.5};

    /** Gain of a step below which a fit with prices ends, nats; small, because steps along a flat valley gain little. */
    private static final double TOLERANCE_NATS = 0.002;

    /**
     * Fits.
     *
     * @param start where to begin
     */
    Found fit(Mixture start) {
        JointFit fit = new JointFit(problem, completeness, execution);
        Mixture mixture = start;
        int steps = 0;
        for (double nats : PRICES_NATS) {
            JointFit.Outcome outcome =
                    fit.fitPricedColumns(mixture.released(Homotopy.RELEASED), sparsity, nats, TOLERANCE_NATS);
            mixture = outcome.fitted().mixture();
            steps += outcome.steps();
        }
        ExposedProblem left = problem.withWeights(withoutAbsent(problem.weights(), mixture.w()));
        fit = new JointFit(left, completeness, execution);
        JointFit.Outcome outcome = fit.fit(mixture.released(Homotopy.RELEASED), sparsity, FinalPhases.TOLERANCE_NATS);
        Mixture found = outcome.fitted().mixture();
        return new Found(found, steps + outcome.steps(), fit.kktNats(found), left);
    }

    /** The allowed weights, without the columns of which a phase has nothing. */
    private static WeightSpace withoutAbsent(WeightSpace known, DMatrixRMaj w) {
        List<WeightPattern> patterns = new ArrayList<>();
        for (int k = 0; k < w.getNumCols(); k++) {
            WeightPattern pattern = known.pattern(k);
            for (int c = 0; c < w.getNumRows(); c++) {
                boolean isAbsent = w.unsafe_get(c, k) == 0 && pattern.has(c);
                pattern = isAbsent && pattern.hasOnlyAbsences() ? pattern.without(c) : pattern;
            }
            patterns.add(pattern);
        }
        return new WeightSpace(patterns);
    }

    /**
     * The result of the fit.
     *
     * @param mixture the phases, and the abundances of the bins
     * @param steps   steps of W
     * @param kktNats largest complementarity residual of the weights that are left, nats
     * @param left    the problem without the weights that are not needed
     */
    record Found(Mixture mixture, int steps, double kktNats, ExposedProblem left) {}
}
