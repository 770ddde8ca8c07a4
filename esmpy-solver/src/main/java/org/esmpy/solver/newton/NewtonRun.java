package org.esmpy.solver.newton;

import java.util.ArrayList;
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
import org.esmpy.solver.internal.reduced.NewtonStep;
import org.esmpy.solver.internal.reduced.ReducedModel;
import org.esmpy.solver.internal.reduced.ReducedObjective;

/**
 * Newton's method on the objective as a function of W alone. The first iteration is W from a sample of the pixels, or where
 * there is none a few joint passes of expectation maximisation, and the exact H; every further one a step of W with the
 * exact H that belongs to it. Damping follows the ratio of the decrease to its prediction; a step that does not decrease
 * the objective is taken back, W and H, and tried again shorter, and after {@value #MAX_TRIALS} trials gives way to
 * expectation maximisation. Abundances are as accurate as the step deserves.
 */
final class NewtonRun implements SolverRun {
    private static final int MAX_TRIALS = 12;
    private static final int EM_PASSES = 3;

    /** Least share of the predicted decrease that a step must bring. */
    private static final double ACCEPTED = 1e-4;

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
    private final StepControl control = new StepControl();

    private Optional<SampledWeights> sampled;
    private Optional<ReducedModel> model = Optional.empty();
    private double[] w;
    private double[] ht;
    private double[] nextW;
    private double[] nextHt;
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

    /** W as it stands, C×K. Shared until the next step. */
    double[] w() {
        return w;
    }

    @Override
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(
                FitDoubts.of(problem, model.map(ReducedModel::phaseCounts).orElseGet(em::phaseCounts)));
        if (preparing) {
            warnings.add(
                    "the fit ended while W was looked for in a sample of the pixels; these are the factors of the start");
        }
        return warnings;
    }

    private Certificate certificate(ReducedModel current) {
        OptionalDouble predicted = OptionalDouble.empty();
        if (predicts) {
            step.solve(current, w, NewtonStep.LEAST_DAMPING);
            predicted = OptionalDouble.of(control.leftNats(step));
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
        Optional<ReducedModel> next = sampled.flatMap(SampledWeights::found)
                .map(weights -> evaluateNext(weights, ht, COARSEST, Double.POSITIVE_INFINITY));
        sampled = Optional.empty();
        if (next.isPresent() && next.get().objectiveNats() <= before) {
            accept(next.get());
        } else {
            expectationMaximization(emPasses);
        }
        control.jumped(before - objectiveNats());
    }

    /**
     * Joint passes from the current factors, then the best H. Passes take no notice of a Laplacian: where the objective
     * would rise they are taken back, and only H improves.
     */
    private void expectationMaximization(int passes) {
        double before = objectiveNats();
        if (model.isPresent()) {
            System.arraycopy(w, 0, em.w(), 0, w.length);
            System.arraycopy(ht, 0, em.ht(), 0, ht.length);
            em.moved();
        }
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
            step.solve(current, w, control.damping());
            control.damped(step.damping());
            double predicted = step.predictedNats();
            step.apply(w, control.length(), nextW);
            System.arraycopy(ht, 0, nextHt, 0, ht.length);
            ReducedModel next = objective.evaluate(nextW, nextHt, accuracy(predicted), stride.applyAsInt(predicted));
            double decrease = current.objectiveNats() - next.objectiveNats();
            if (decrease >= 0 && decrease >= ACCEPTED * predicted) {
                control.accepted(decrease, predicted);
                accept(next);
                return;
            }
            if (Math.abs(decrease) <= rounding && predicted <= 10 * rounding) {
                finished = true;
                return;
            }
            control.rejected();
        }
        expectationMaximization(EM_PASSES);
        control.jumped(current.objectiveNats() - objectiveNats());
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

    private double accuracy(double predicted) {
        return Math.max(FINEST, Math.min(COARSEST, ACCURACY * predicted / problem.seenPixels()));
    }
}
