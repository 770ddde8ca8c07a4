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
import org.esmpy.solver.internal.reduced.Descent;
import org.esmpy.solver.internal.reduced.ReducedModel;
import org.esmpy.solver.internal.reduced.ReducedObjective;
import org.esmpy.solver.internal.start.StartValues;
import org.esmpy.solver.internal.step.FitDoubts;
import org.esmpy.solver.internal.step.JointEm;

/**
 * Runs a {@link Descent} from a start. The first iteration takes W from a sample of the pixels or, without a sample,
 * from a few joint passes of expectation maximisation, with the exact H; every further one is a step of W with its
 * exact H. If no length of a step lowers the objective, passes of expectation maximisation replace it.
 */
final class NewtonRun implements SolverRun {
    /** Passes of expectation maximisation where no length of a step lowers the objective. */
    private static final int EM_PASSES = 3;

    private final Problem problem;
    private final int phases;
    private final int emPasses;
    private final boolean predicts;
    private final JointEm em;
    private final Descent descent;
    private Optional<SampledWeights> sampled;
    private boolean preparing;
    private boolean finished;

    /**
     * @param em       the start
     * @param sampled  W to go on with, if it is any better
     * @param emPasses passes in the first iteration otherwise
     * @param stride   one of every so many pixels is used for the response of H, by predicted decrease; 0 for none
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
        this.predicts = predicts;
        this.descent = new Descent(problem, objective, em.w(), em.ht(), stride);
    }

    @Override
    public void step() {
        if (descent.model().isEmpty()) {
            begin();
        } else if (!finished) {
            advance();
        }
    }

    @Override
    public boolean isPreparing() {
        return preparing;
    }

    @Override
    public double objectiveNats() {
        return descent.model().map(ReducedModel::objectiveNats).orElseGet(em::objectiveNats);
    }

    @Override
    public Certificate certificate() {
        return descent.model().map(this::certificate).orElseGet(em::certificate);
    }

    @Override
    public boolean knowsCertificate() {
        return descent.model().isPresent();
    }

    @Override
    public Factors factors() {
        return StartValues.factors(descent.w(), descent.ht(), phases);
    }

    /** W as it stands, C×K. Shared until the next step. */
    double[] w() {
        return descent.w();
    }

    @Override
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(FitDoubts.of(
                problem, descent.model().map(ReducedModel::phaseCounts).orElseGet(em::phaseCounts)));
        if (preparing) {
            warnings.add(
                    "the fit ended during the search for W in a sample of the pixels; these are the factors of the start");
        }
        return warnings;
    }

    private Certificate certificate(ReducedModel current) {
        OptionalDouble predicted = predicts ? OptionalDouble.of(descent.leftNats()) : OptionalDouble.empty();
        return new Certificate(current.hBoundNats(), current.wKkt(), predicted);
    }

    private void begin() {
        preparing = sampled.isPresent() && !sampled.get().isSettled();
        if (preparing) {
            sampled.get().advance(descent.w(), descent.ht());
            return;
        }
        double before = objectiveNats();
        Optional<ReducedModel> next =
                sampled.flatMap(SampledWeights::found).map(weights -> descent.evaluate(weights, descent.ht()));
        sampled = Optional.empty();
        if (next.isPresent() && next.get().objectiveNats() <= before) {
            descent.accept(next.get());
        } else {
            expectationMaximization(emPasses);
        }
        descent.jumped(before - objectiveNats());
    }

    /**
     * Joint passes from the current factors, then the best H. Passes ignore penalties between neighbours: if the
     * objective would rise, they are undone, and only H improves.
     */
    private void expectationMaximization(int passes) {
        double before = objectiveNats();
        if (descent.model().isPresent()) {
            System.arraycopy(descent.w(), 0, em.w(), 0, em.w().length);
            System.arraycopy(descent.ht(), 0, em.ht(), 0, em.ht().length);
            em.moved();
        }
        for (int i = 0; i < passes; i++) {
            em.step();
        }
        ReducedModel next = descent.evaluate(em.w(), em.ht());
        descent.accept(next.objectiveNats() <= before ? next : descent.evaluate(descent.w(), descent.ht()));
    }

    private void advance() {
        double before = objectiveNats();
        Descent.Progress progress = descent.step(0);
        finished = progress == Descent.Progress.ARRIVED;
        if (progress == Descent.Progress.STUCK) {
            expectationMaximization(EM_PASSES);
            descent.jumped(before - objectiveNats());
        }
    }
}
