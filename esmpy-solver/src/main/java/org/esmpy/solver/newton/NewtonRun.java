package org.esmpy.solver.newton;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleToIntFunction;
import org.esmpy.model.Factors;
import org.esmpy.solver.Certificate;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SolverRun;
import org.esmpy.solver.internal.FitDoubts;
import org.esmpy.solver.internal.JointEm;
import org.esmpy.solver.internal.StartValues;

/**
 * Newton's method on the objective as a function of W alone. The first iteration is W from a sample of the pixels, or where
 * there is none a few joint passes of expectation maximisation, and the exact H; every further one a step of W with the exact H that belongs to it. Damping follows the
 * ratio of the decrease to its prediction; a step that does not decrease the objective is taken back, W and H, and tried
 * again shorter, and after {@value #MAX_TRIALS} trials gives way to expectation maximisation. Abundances are as accurate
 * as the step deserves.
 */
final class NewtonRun implements SolverRun {
    private static final int MAX_TRIALS = 12;
    private static final int EM_PASSES = 3;
    private static final double FIRST_DAMPING = 1e-3;

    /** Least share of the predicted decrease that a step must bring. */
    private static final double ACCEPTED = 1e-4;

    private static final double POOR = 0.25;
    private static final double GOOD = 0.75;

    /** Growth and limit of the length of steps that keep bringing more than their share where the model is an estimate. */
    private static final double STRETCH = 2;

    private static final double LONGEST = 64;

    /**
     * What the certificate makes of the decrease that the quadratic predicts. Abundances that leave their bounds bend the
     * objective down further.
     */
    private static final double CAUTION = 4;

    /** Share of the last decrease above which a prediction is not one of quadratic convergence. */
    private static final double SLOW = 0.01;

    /** Rounding of the objective, relative. */
    private static final double ROUNDING = 1e-14;

    /** Squared Newton decrement of a pixel relative to its share of the predicted decrease, and its limits in nats. */
    private static final double ACCURACY = 1e-2;

    private static final double FINEST = 1e-10;
    private static final double COARSEST = 1e-4;

    private final Problem problem;
    private final int phases;
    private final int emPasses;
    private final boolean predicts;
    private final DoubleToIntFunction stride;
    private final JointEm em;
    private final ReducedObjective objective;
    private final NewtonStep step;

    private Optional<SampledWeights> sampled;
    private Optional<ReducedModel> model = Optional.empty();
    private double[] w;
    private double[] ht;
    private double[] nextW;
    private double[] nextHt;
    private double damping = FIRST_DAMPING;
    private double stretch = 1;
    private double lastDecrease;
    private boolean preparing;
    private boolean finished;

    /**
     * @param em       the start
     * @param sampled  W to go on with, if it is any better
     * @param emPasses passes in the first iteration otherwise
     * @param stride   one in how many pixels goes into the response of H, by predicted decrease; 0 for none
     * @param predicts whether the predicted decrease is one of the whole problem
     */
    NewtonRun(
            Problem problem,
            JointEm em,
            ReducedObjective objective,
            Optional<SampledWeights> sampled,
            int emPasses,
            DoubleToIntFunction stride,
            boolean predicts) {
        this.problem = problem;
        this.phases = problem.phases();
        this.em = em;
        this.sampled = sampled;
        this.emPasses = emPasses;
        this.stride = stride;
        this.predicts = predicts;
        this.objective = objective;
        this.w = em.w().clone();
        this.ht = em.ht().clone();
        this.nextW = new double[w.length];
        this.nextHt = new double[ht.length];
        this.step = NewtonStep.of(problem, w.length / phases);
    }

    @Override
    public void step() {
        if (model.isEmpty()) {
            begin();
        } else if (!finished) {
            advance(model.get());
        }
    }

    @Override
    public boolean isPreparing() {
        return preparing;
    }

    @Override
    public double objectiveNats() {
        return model.map(ReducedModel::objectiveNats).orElseGet(em::objectiveNats);
    }

    @Override
    public Certificate certificate() {
        return model.map(this::certificate).orElseGet(em::certificate);
    }

    @Override
    public boolean knowsCertificate() {
        return model.isPresent();
    }

    @Override
    public Factors factors() {
        return StartValues.factors(w, ht, phases);
    }

    @Override
    public List<String> warnings() {
        return FitDoubts.of(problem, model.map(ReducedModel::phaseCounts).orElseGet(em::phaseCounts));
    }

    private Certificate certificate(ReducedModel current) {
        OptionalDouble predicted = OptionalDouble.empty();
        if (predicts) {
            step.solve(current, w, NewtonStep.LEAST_DAMPING);
            double pending = step.predictedNats() > SLOW * lastDecrease ? lastDecrease : 0;
            predicted = OptionalDouble.of(CAUTION * stretch * step.predictedNats() + step.escapeNats() + pending);
        }
        return new Certificate(current.hBoundNats(), current.wKkt(), predicted);
    }

    private void begin() {
        preparing = sampled.isPresent() && !sampled.get().isSettled();
        if (preparing) {
            sampled.get().advance(w, ht);
            return;
        }
        double before = objectiveNats();
        Optional<ReducedModel> next =
                sampled.map(weights -> evaluateNext(weights.w(), ht, COARSEST, Double.POSITIVE_INFINITY));
        sampled = Optional.empty();
        if (next.isPresent() && next.get().objectiveNats() <= before) {
            accept(next.get());
        } else {
            expectationMaximization(emPasses);
        }
    }

    /**
     * Joint passes from the current factors, then the best H. Passes take no notice of a Laplacian: where the objective
     * would rise they are taken back, and only H improves.
     */
    private void expectationMaximization(int passes) {
        double before = objectiveNats();
        System.arraycopy(w, 0, em.w(), 0, w.length);
        System.arraycopy(ht, 0, em.ht(), 0, ht.length);
        em.moved();
        for (int i = 0; i < passes; i++) {
            em.step();
        }
        ReducedModel next = evaluateNext(em.w(), em.ht(), COARSEST, Double.POSITIVE_INFINITY);
        accept(next.objectiveNats() <= before ? next : evaluateNext(w, ht, COARSEST, Double.POSITIVE_INFINITY));
    }

    private ReducedModel evaluateNext(double[] fromW, double[] fromHt, double tolerance, double predicted) {
        System.arraycopy(fromW, 0, nextW, 0, w.length);
        System.arraycopy(fromHt, 0, nextHt, 0, ht.length);
        return objective.evaluate(nextW, nextHt, tolerance, stride.applyAsInt(predicted));
    }

    private void advance(ReducedModel current) {
        double rounding = ROUNDING * Math.max(problem.counts().total(), Math.abs(current.objectiveNats()));
        for (int trial = 0; trial < MAX_TRIALS; trial++) {
            step.solve(current, w, damping);
            damping = step.damping();
            double predicted = step.predictedNats();
            step.apply(w, stretch, nextW);
            System.arraycopy(ht, 0, nextHt, 0, ht.length);
            ReducedModel next = objective.evaluate(nextW, nextHt, accuracy(predicted), stride.applyAsInt(predicted));
            double decrease = current.objectiveNats() - next.objectiveNats();
            if (decrease >= 0 && decrease >= ACCEPTED * predicted) {
                adapt(decrease / predicted);
                stretch = stretched(decrease / predicted);
                lastDecrease = decrease;
                accept(next);
                return;
            }
            if (Math.abs(decrease) <= rounding && predicted <= 10 * rounding) {
                finished = true;
                return;
            }
            damping = stretch > 1 ? damping : Math.max(5 * damping, 1e-5);
            stretch = 1;
        }
        expectationMaximization(EM_PASSES);
    }

    private void accept(ReducedModel next) {
        model = Optional.of(next);
        double[] previousW = w;
        w = nextW;
        nextW = previousW;
        double[] previousHt = ht;
        ht = nextHt;
        nextHt = previousHt;
    }

    private void adapt(double ratio) {
        if (ratio > GOOD) {
            damping = Math.max(NewtonStep.LEAST_DAMPING, damping / 8);
        } else if (ratio < POOR) {
            damping *= 3;
        }
    }

    /**
     * Length of the next step. A step of length s along which the curvature is c times that of the model brings {@code 2s −
     * cs²} times the prediction, most at {@code s = 1/c}.
     */
    private double stretched(double ratio) {
        double curvature = (2 * stretch - ratio) / (stretch * stretch);
        return ratio > GOOD
                ? Math.max(1, Math.min(1 / Math.max(0, curvature), Math.min(LONGEST, STRETCH * stretch)))
                : 1;
    }

    private double accuracy(double predicted) {
        return Math.max(FINEST, Math.min(COARSEST, ACCURACY * predicted / problem.seenPixels()));
    }
}
