package org.esmpy.solver.internal.reduced;

import java.util.Optional;
import java.util.function.DoubleToIntFunction;
import org.esmpy.solver.Problem;

/**
 * Minimises the objective as a function of W alone by Newton's method, with the best H at every W. Damping follows the
 * ratio of the decrease to its prediction; a step that does not decrease the objective is undone, for W and H, and
 * tried again with more damping. H is solved the more accurately, the smaller the predicted decrease is.
 */
public final class Descent {
    /** Trials of one step, each with more damping than the one before, after which no step is taken to lower the objective. */
    private static final int MAX_TRIALS = 12;

    /** Least share of the predicted decrease that a step must bring. */
    private static final double ACCEPTED = 1e-4;

    /** Rounding of the objective, relative. */
    private static final double ROUNDING = 1e-14;

    /** Multiples of the rounding of the objective below which a predicted decrease counts as 0. */
    private static final double NEAR_ROUNDING = 10;

    /** Squared Newton decrement to which a pixel is solved, relative to its share of the predicted decrease. */
    private static final double ACCURACY = 1e-2;

    /** Least and largest squared Newton decrement to which a pixel is solved, nats. */
    private static final double FINEST = 1e-10;

    private static final double COARSEST = 1e-4;

    private final Problem problem;
    private final ReducedObjective objective;
    private final DoubleToIntFunction stride;
    private final NewtonStep step;
    private final StepControl control = new StepControl();
    private Optional<ReducedModel> model = Optional.empty();
    private double[] w;
    private double[] ht;
    private double[] nextW;
    private double[] nextHt;

    /**
     * @param w      W to begin with, C×K; copied
     * @param ht     Hᵀ to begin with, P×K; copied
     * @param stride one of every so many pixels is used for the response of H, by predicted decrease; 0 for none
     */
    public Descent(Problem problem, ReducedObjective objective, double[] w, double[] ht, DoubleToIntFunction stride) {
        this.problem = problem;
        this.objective = objective;
        this.stride = stride;
        this.w = w.clone();
        this.ht = ht.clone();
        this.nextW = new double[w.length];
        this.nextHt = new double[ht.length];
        this.step = NewtonStep.of(problem, w.length / problem.phases());
    }

    /** What a step did. */
    public enum Progress {
        /** W and H moved, and the objective fell. */
        MOVED,
        /** The predicted decrease is below the rounding of the objective, or below the one that is worth a step. */
        ARRIVED,
        /** No length of the step lowered the objective. */
        STUCK
    }

    /** The model at the current factors; empty before the first {@link #accept}. */
    public Optional<ReducedModel> model() {
        return model;
    }

    /** Objective at the current factors, nats. There must be a model. */
    public double objectiveNats() {
        return model.orElseThrow().objectiveNats();
    }

    /** W as it stands, C×K. Shared until the next step. */
    public double[] w() {
        return w;
    }

    /** Hᵀ as it stands, P×K. Shared until the next step. */
    public double[] ht() {
        return ht;
    }

    /**
     * Estimate of the decrease that further steps can bring, nats; valid near a minimum, and not a bound. There must be
     * a model.
     */
    public double leftNats() {
        step.solve(model.orElseThrow(), w, NewtonStep.LEAST_DAMPING);
        return control.leftNats(step);
    }

    /** The model at other factors with their best H; they are kept for {@link #accept}. */
    public ReducedModel evaluate(double[] fromW, double[] fromHt) {
        System.arraycopy(fromW, 0, nextW, 0, w.length);
        System.arraycopy(fromHt, 0, nextHt, 0, ht.length);
        return objective.evaluate(nextW, nextHt, COARSEST, stride.applyAsInt(Double.POSITIVE_INFINITY));
    }

    /** Takes the factors that were evaluated last, with their model. */
    public void accept(ReducedModel next) {
        model = Optional.of(next);
        double[] previousW = w;
        w = nextW;
        nextW = previousW;
        double[] previousHt = ht;
        ht = nextHt;
        nextHt = previousHt;
    }

    /** Records that factors were accepted that no Newton step produced, with the decrease they brought, nats. */
    public void jumped(double decrease) {
        control.jumped(decrease);
    }

    /**
     * One step. There must be a model.
     *
     * @param least least predicted decrease that is worth a step, nats; 0 for steps until only rounding is left
     */
    public Progress step(double least) {
        ReducedModel current = model.orElseThrow();
        double rounding = ROUNDING * Math.max(problem.counts().total(), Math.abs(current.objectiveNats()));
        for (int trial = 0; trial < MAX_TRIALS; trial++) {
            step.solve(current, w, control.damping());
            control.damped(step.damping());
            double predicted = step.predictedNats();
            if (predicted < least) {
                return Progress.ARRIVED;
            }
            step.apply(w, control.length(), nextW);
            System.arraycopy(ht, 0, nextHt, 0, ht.length);
            ReducedModel next = objective.evaluate(nextW, nextHt, accuracy(predicted), stride.applyAsInt(predicted));
            double decrease = current.objectiveNats() - next.objectiveNats();
            if (decrease >= 0 && decrease >= ACCEPTED * predicted) {
                control.accepted(decrease, predicted);
                accept(next);
                return Progress.MOVED;
            }
            if (Math.abs(decrease) <= rounding && predicted <= NEAR_ROUNDING * rounding) {
                return Progress.ARRIVED;
            }
            control.rejected();
        }
        return Progress.STUCK;
    }

    private double accuracy(double predicted) {
        return Math.max(FINEST, Math.min(COARSEST, ACCURACY * predicted / problem.seenPixels()));
    }
}
