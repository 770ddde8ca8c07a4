package org.esmpy.solver.mixture;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Joint fits with a log-sparsity that grows, each from the one before. Between two strengths the abundances move a
 * little to the centre of the simplex, so that those which have become 0 can grow again. Begun at its final strength the
 * sparsity would take phases away before W is anywhere near.
 *
 * @param strengthsNats μ, ascending, nats
 * @param epsilon       ε, abundance below which a phase counts as absent
 * @param toleranceNats see {@link JointFit#fit}
 */
public record Homotopy(List<Double> strengthsNats, double epsilon, double toleranceNats) {
    public static final double RELEASED = 0.02;

    public Homotopy {
        strengthsNats = List.copyOf(strengthsNats);
        if (strengthsNats.isEmpty()) {
            throw new IllegalArgumentException("a homotopy needs at least 1 strength of the log-sparsity, got none");
        }
    }

    /** Strengths .03, .1, .3, 1, 3 with ε = .05. */
    public static Homotopy defaults() {
        return new Homotopy(List.of(0.03, 0.1, 0.3, 1.0, 3.0), 0.05, 0.2);
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
     * Follows the path with W kept, for abundances to begin with: sparsity that grows does not keep abundances at 0 that
     * were there by accident.
     *
     * @param fit          the fit whose abundances are meant
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
