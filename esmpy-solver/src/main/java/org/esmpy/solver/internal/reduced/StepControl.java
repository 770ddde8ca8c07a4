package org.esmpy.solver.internal.reduced;

/** Chooses damping and length of Newton steps by the success of the last ones, and corrects predictions by it. */
final class StepControl {
    /** Relative damping of the first step. */
    private static final double FIRST_DAMPING = 1e-3;

    /** Factor by which damping falls after a step that brought more than {@link #GOOD} of its prediction. */
    private static final double LOWERED = 8;

    /** Factor by which damping grows after one that brought less than {@link #POOR}. */
    private static final double RAISED = 3;

    /** Factor by which damping grows after a step that was taken back. */
    private static final double REJECTED = 5;

    /** Least damping after a step that was taken back. */
    private static final double LEAST_REJECTED = 1e-5;

    /** Shares of the predicted decrease below and above which damping is raised and lowered. */
    private static final double POOR = 0.25;

    private static final double GOOD = 0.75;

    /** Growth and limit of the length of steps that bring more than their share. */
    private static final double STRETCH = 2;

    private static final double LONGEST = 64;

    /**
     * Safety factor on the predicted decrease: abundances that leave their bounds lower the objective further than the
     * quadratic.
     */
    private static final double CAUTION = 4;

    /** Share of the last decrease above which a prediction is not one of quadratic convergence. */
    private static final double SLOW = 0.01;

    private double damping = FIRST_DAMPING;
    private double length = 1;
    private double lastDecrease;
    private boolean proven = true;

    /** Relative damping to begin the next step with. */
    double damping() {
        return damping;
    }

    /** Length of the next step, 1 for a whole one. */
    double length() {
        return length;
    }

    /** Records the damping that a step needed to be convex. */
    void damped(double value) {
        damping = value;
    }

    /** Records a step that was accepted. */
    void accepted(double decrease, double predicted) {
        double ratio = decrease / predicted;
        if (ratio > GOOD) {
            damping = Math.max(NewtonStep.LEAST_DAMPING, damping / LOWERED);
        } else if (ratio < POOR) {
            damping *= RAISED;
        }
        length = next(ratio);
        lastDecrease = decrease;
        proven = true;
    }

    /** Records a step that was undone: the next one is shorter. */
    void rejected() {
        damping = length > 1 ? damping : Math.max(REJECTED * damping, LEAST_REJECTED);
        length = 1;
    }

    /** Records a decrease that no Newton step produced, so that it does not confirm a prediction. */
    void jumped(double decrease) {
        lastDecrease = decrease;
        proven = false;
    }

    /** Estimate of the decrease that further steps can bring, nats; valid near a minimum, and not a bound. */
    double leftNats(NewtonStep undamped) {
        boolean quadratic = proven && undamped.predictedNats() <= SLOW * lastDecrease;
        double pending = quadratic ? 0 : lastDecrease;
        return CAUTION * length * undamped.predictedNats() + undamped.escapeNats() + pending;
    }

    /**
     * A step of length s along which the curvature is c times that of the model brings {@code 2s − cs²} times the
     * prediction, most at {@code s = 1/c}.
     */
    private double next(double ratio) {
        double curvature = Math.max(0, (2 * length - ratio) / (length * length));
        double longest = Math.min(LONGEST, STRETCH * length);
        return ratio > GOOD ? Math.max(1, Math.min(1 / curvature, longest)) : 1;
    }
}
