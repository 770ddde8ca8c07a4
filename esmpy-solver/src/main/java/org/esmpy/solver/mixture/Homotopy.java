package org.esmpy.solver.mixture;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Runs a sequence of joint fits with growing log-sparsity, each of which starts from the result of the one before.
 * Between two fits the abundances are moved a little to the centre of the simplex, so that abundances of 0 can grow
 * again. A fit that starts at the final strength loses phases before W is close to the solution.
 *
 * @param strengthsNats μ, ascending, nats
 * @param epsilon       ε, abundance below which a phase counts as absent
 * @param toleranceNats see {@link JointFit#fit}
 */
public record Homotopy(List<Double> strengthsNats, double epsilon, double toleranceNats) {
    /** Share of the way to the centre of the simplex by which abundances are moved between two fits. */
    public static final double RELEASED = 0.02;

    /** Usual μ, nats per bin: from hardly any sparsity on, each about three times the one before. */
    private static final List<Double> USUAL_STRENGTHS_NATS = List.of(0.03, 0.1, 0.3, 1.0, 3.0);

    /** Usual ε: a phase with less than this share of a bin counts as absent. */
    private static final double USUAL_EPSILON = 0.05;

    /** Usual tolerance, nats: a fifth of the nat within which two ends may be the same. */
    private static final double USUAL_TOLERANCE_NATS = 0.2;

    public Homotopy {
        strengthsNats = List.copyOf(strengthsNats);
        if (strengthsNats.isEmpty()) {
            throw new IllegalArgumentException("a homotopy needs at least 1 strength of the log-sparsity, got none");
        }
    }

    /** Strengths .03, .1, .3, 1, 3 with ε = .05. */
    public static Homotopy defaults() {
        return new Homotopy(USUAL_STRENGTHS_NATS, USUAL_EPSILON, USUAL_TOLERANCE_NATS);
    }

    /** The strength at the end. */
    public double largest() {
        return strengthsNats.get(strengthsNats.size() - 1);
    }

    /**
     * Follows the path.
     *
     * @param fit   the fit that is repeated
     * @param start where to begin
     * @return a point per strength; fewer if cancelled, but at least one
     */
    public List<Point> follow(JointFit fit, Mixture start) {
        List<Point> path = new ArrayList<>();
        Mixture current = start;
        for (double strengthNats : strengthsNats) {
            if (!path.isEmpty() && fit.isCancelled()) {
                break;
            }
            JointFit.Outcome outcome =
                    fit.fit(current.released(RELEASED), new LogSparsity(strengthNats, epsilon), toleranceNats);
            path.add(new Point(strengthNats, outcome));
            current = outcome.fitted().mixture();
        }
        return path;
    }

    /**
     * Follows the path at fixed W, to find abundances that a joint fit can start from: with growing sparsity,
     * abundances that a start put to 0 can still grow.
     *
     * @param fit          the fit whose abundances are found
     * @param w            W, C×K
     * @param strengthNats μ at which the path ends, nats
     */
    public Mixture settled(JointFit fit, DMatrixRMaj w, double strengthNats) {
        Mixture current = Mixture.even(w, fit.pixels());
        for (double value : strengthsNats) {
            if (value <= strengthNats && !fit.isCancelled()) {
                current = fit.abundances(current.released(RELEASED), new LogSparsity(value, epsilon));
            }
        }
        return current;
    }

    /**
     * A point of the path.
     *
     * @param strengthNats μ, nats
     * @param outcome      the fit with it
     */
    public record Point(double strengthNats, JointFit.Outcome outcome) {
        public Mixture mixture() {
            return outcome.fitted().mixture();
        }

        /** KL divergence without the penalty, nats. */
        public double divergenceNats() {
            return outcome.fitted().divergenceNats();
        }
    }
}
