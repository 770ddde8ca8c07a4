package org.esmpy.solver.internal.step;

import java.util.Optional;
import java.util.stream.IntStream;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.WeightSpace;
import org.esmpy.solver.internal.counts.SpectraOperator;
import org.esmpy.solver.internal.penalty.WeightPenalty;
import org.esmpy.solver.internal.start.FixedEntries;
import org.esmpy.solver.internal.start.LowerBounds;

/**
 * Computes the multiplicative update of W: {@code w ← w∘GᵀRHᵀ / (Gᵀ1·(H1)ᵀ + ν_k)}, where ν_k makes the constrained
 * rows of phase k sum to one and is 0 elsewhere. It also computes how far W is from its optimality conditions. A
 * penalty adds its slope to the denominator. Arrays are C×K row-major.
 */
public final class WeightStep {
    /** Share of a phase's counts that is taken for the scale of an absent column. */
    private static final double SCALE = 1e-3;

    /** Weights below are set to 0: they explain nothing, and arithmetic on subnormal numbers is slow. */
    private static final double NEGLIGIBLE = 1e-290;

    private final int phases;
    private final int[] simplexRows;
    private final FixedEntries fixed;
    private final LowerBounds bounds;
    private final WeightPenalty penalty;
    private final double[] countsPerWeight;
    private final Optional<WeightSpace> ties;

    public WeightStep(Problem problem, SpectraOperator operator) {
        this.phases = problem.phases();
        this.simplexRows = problem.constraint(Constraint.SimplexW.class)
                .map(Constraint.SimplexW::rows)
                .orElse(new int[0]);
        this.fixed = FixedEntries.ofW(problem);
        this.bounds = LowerBounds.ofW(problem);
        this.countsPerWeight = operator.countsPerWeight(phases);
        this.penalty = WeightPenalty.of(problem, countsPerWeight);
        this.ties = problem.constraint(Constraint.TiedW.class).map(Constraint.TiedW::space);
    }

    /**
     * One half-step in place.
     *
     * @param w         W
     * @param numerator GᵀRHᵀ at W
     * @param sums      row sums of H, length K
     */
    public void update(double[] w, double[] numerator, double[] sums) {
        double[] before = simplexRows.length > 0 ? w.clone() : w;
        double[] numerators = grouped(numerator);
        double[] denominators = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            denominators[i] = countsPerWeight[i] * sums[i % phases] + penalty.slope(before[i], i);
        }
        denominators = grouped(denominators);
        for (int i = 0; i < w.length; i++) {
            double denominator = denominators[i];
            if (denominator > 0 && !fixed.isFixed(i / phases, i % phases)) {
                double value = w[i] * (numerators[i] / denominator);
                w[i] = Math.max(value < NEGLIGIBLE ? 0 : value, bounds.at(i / phases, i % phases));
            }
        }
        for (int k = 0; k < phases && simplexRows.length > 0; k++) {
            constrain(before, w, numerator, sums[k], k);
        }
    }

    /** Sums over tied entries, each with its share, in the place of every one of them. */
    private double[] grouped(double[] values) {
        return ties.map(space -> space.grouped(values)).orElse(values);
    }

    private void constrain(double[] before, double[] w, double[] numerator, double sum, int k) {
        int rows = simplexRows.length;
        double[] n = new double[rows];
        double[] s = new double[rows];
        double[] lower = new double[rows];
        double[] out = new double[rows];
        double total = 1;
        for (int j = 0; j < rows; j++) {
            int i = simplexRows[j] * phases + k;
            boolean isFixed = fixed.isFixed(simplexRows[j], k);
            total -= isFixed ? before[i] : 0;
            n[j] = isFixed ? 0 : before[i] * numerator[i];
            lower[j] = isFixed ? 0 : bounds.at(simplexRows[j], k);
            s[j] = countsPerWeight[i] * sum + penalty.slope(before[i], i);
        }
        boolean solved = total > 0 && new BoundedShares(rows).solve(n, s, lower, total, out, 0);
        for (int j = 0; j < rows; j++) {
            int i = simplexRows[j] * phases + k;
            if (fixed.isFixed(simplexRows[j], k) || !solved) {
                w[i] = before[i];
            } else {
                w[i] = out[j];
            }
        }
    }

    /**
     * KKT residual of W, nats: the largest {@code |(w − l)·g|} over the free entries where the gradient g is not negative, and
     * {@code −g·max(w, w0)} where it is, with w0 the amount that makes a thousandth of the phase's counts. On
     * constrained rows g is taken relative to the multiplier of their sum.
     *
     * @param w         W
     * @param numerator GᵀRHᵀ at W
     * @param sums      row sums of H, length K
     * @param spectra   column sums of D = G·W, length K
     */
    public double residual(double[] w, double[] numerator, double[] sums, double[] spectra) {
        double[] multipliers = new double[w.length];
        for (int k = 0; k < phases && simplexRows.length > 0; k++) {
            double multiplier = multiplier(w, numerator, sums[k], k);
            for (int c : simplexRows) {
                multipliers[c * phases + k] = multiplier;
            }
        }
        double[] gradients = new double[w.length];
        double[] counts = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            counts[i] = countsPerWeight[i];
            gradients[i] = counts[i] * sums[i % phases] - numerator[i] + penalty.slope(w[i], i) - multipliers[i];
        }
        gradients = grouped(gradients);
        counts = grouped(counts);
        double[] amounts = ties.map(space -> space.amounts(w)).orElse(w);
        double worst = 0;
        for (int i = 0; i < w.length; i++) {
            int k = i % phases;
            if (!fixed.isFixed(i / phases, k) && counts[i] > 0) {
                double scale = SCALE * spectra[k] / counts[i];
                double slack = amounts[i] - bounds.at(i / phases, k);
                double gradient = gradients[i];
                worst = Math.max(worst, gradient >= 0 ? gradient * slack : -gradient * Math.max(slack, scale));
            }
        }
        return worst;
    }

    private double multiplier(double[] w, double[] numerator, double sum, int k) {
        double weighted = 0;
        double free = 0;
        for (int c : simplexRows) {
            int i = c * phases + k;
            if (!fixed.isFixed(c, k)) {
                double slack = w[i] - bounds.at(c, k);
                weighted += slack * (countsPerWeight[i] * sum - numerator[i] + penalty.slope(w[i], i));
                free += slack;
            }
        }
        return free > 0 ? weighted / free : 0;
    }

    /** Penalties on W, nats. */
    public double penaltyNats(double[] w) {
        return penalty.valueNats(w);
    }

    /** Whether any entry may change. */
    public boolean isFree() {
        return fixed.isEmpty()
                || IntStream.range(0, countsPerWeight.length / phases).anyMatch(this::hasFreeEntry);
    }

    private boolean hasFreeEntry(int column) {
        for (int k = 0; k < phases; k++) {
            if (!fixed.isFixed(column, k)) {
                return true;
            }
        }
        return false;
    }
}
