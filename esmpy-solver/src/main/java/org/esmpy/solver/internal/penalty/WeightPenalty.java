package org.esmpy.solver.internal.penalty;

import java.util.Arrays;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Regularizer.LogSparsityW;
import org.esmpy.solver.internal.counts.SpectraOperator;

/**
 * Log-sparsity of W: {@code µ·N_tot·Σ_ck log(u_ck + ε)} with u the share of a pure pixel's counts that column c has in phase
 * k. Concave, so that updates may take its tangent in its place and lower it at least as far.
 */
public final class WeightPenalty {
    private final double strength;
    private final double epsilon;
    private final double[] share;

    private WeightPenalty(double strength, double epsilon, double[] share) {
        this.strength = strength;
        this.epsilon = epsilon;
        this.share = share;
    }

    /**
     * The penalty of a problem; of strength 0 if it has none.
     *
     * @param counts what a unit of each weight brings, {@link SpectraOperator#countsPerWeight}, C×K
     */
    public static WeightPenalty of(Problem problem, double[] counts) {
        LogSparsityW log = problem.regularizer(LogSparsityW.class).orElse(new LogSparsityW(0, 1));
        double[] share = new double[counts.length];
        if (log.strength() > 0) {
            PenaltyUnits units = PenaltyUnits.of(problem);
            for (int i = 0; i < share.length; i++) {
                share[i] = counts[i] * units.abundance() * sum(problem) / units.countsPerPixel();
            }
        }
        return new WeightPenalty(log.strength() * problem.counts().total(), log.epsilon(), share);
    }

    /** What the abundances of a pure pixel sum to, on average. */
    private static double sum(Problem problem) {
        return problem.constraint(Constraint.SimplexH.class)
                .map(simplex -> Arrays.stream(simplex.sums()).average().orElse(1))
                .orElse(1.0);
    }

    /** Whether there is no penalty. */
    public boolean isZero() {
        return strength == 0;
    }

    /** Value at W (C×K), nats. */
    public double valueNats(double[] w) {
        double sum = 0;
        for (int i = 0; i < w.length && strength > 0; i++) {
            sum += strength * Math.log(share[i] * w[i] + epsilon);
        }
        return sum;
    }

    /** The least that an entry of W can add, nats. */
    double leastNats() {
        return isZero() ? 0 : strength * Math.log(epsilon);
    }

    /** Slope with respect to an entry of W, counted row by row. */
    public double slope(double weight, int entry) {
        return strength == 0 ? 0 : strength * share[entry] / (share[entry] * weight + epsilon);
    }
}
