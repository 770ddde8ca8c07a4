package org.esmpy.solver.multiplicative;

import java.util.List;
import java.util.OptionalDouble;
import org.esmpy.model.Factors;
import org.esmpy.solver.Certificate;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SolverRun;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.counts.CountPasses;
import org.esmpy.solver.internal.counts.SpectraOperator;
import org.esmpy.solver.internal.penalty.AbundancePenalty;
import org.esmpy.solver.internal.start.StartCheck;
import org.esmpy.solver.internal.start.StartValues;
import org.esmpy.solver.internal.step.AbundanceGap;
import org.esmpy.solver.internal.step.AbundanceStep;
import org.esmpy.solver.internal.step.FitDoubts;
import org.esmpy.solver.internal.step.WeightStep;

/**
 * Runs alternating multiplicative updates in two passes over the counts per iteration: H, then W at the new H. The pass
 * that gives the objective also gives the numerators of the next update of H, so the objective costs nothing extra.
 * Memory is O(L·K) per pixel group and O(P·K); nothing of size L×P exists.
 */
final class MuRun implements SolverRun {
    /** Factor by which the assumed largest abundance exceeds the one that was reached; a larger one shortens steps. */
    private static final double RAISE = 2;

    private final Problem problem;
    private final int phases;
    private final SpectraOperator operator;
    private final CountPasses passes;
    private final AbundanceStep abundanceStep;
    private final AbundancePenalty penalty;
    private final WeightStep weightStep;
    private final boolean weightsAreFree;
    private final double constantNats;

    private final double[] w;
    private double[] ht;
    private double[] nextHt;
    private final double[] d;
    private final double[] numeratorH;
    private final double[] numeratorD;
    private final double[] numeratorW;

    private boolean evaluated;
    private double[] spectrumSums = {};
    private double[] abundanceSums = {};
    private double objective;

    MuRun(Problem problem, SpectraOperator operator, StartValues start, Workers workers) {
        this.problem = problem;
        this.phases = problem.phases();
        this.operator = operator;
        this.passes = new CountPasses(problem.counts(), phases, workers);
        this.abundanceStep = new AbundanceStep(problem, passes.groups(), workers);
        this.penalty = AbundancePenalty.of(problem);
        this.weightStep = new WeightStep(problem, operator);
        this.weightsAreFree = weightStep.isFree();
        this.constantNats = passes.constantNats();
        this.w = start.w();
        this.ht = start.ht();
        this.nextHt = new double[ht.length];
        this.d = new double[problem.counts().channels() * CountPasses.stride(phases)];
        this.numeratorH = new double[ht.length];
        this.numeratorD = new double[d.length];
        this.numeratorW = new double[w.length];
    }

    /** Refuses a start that gives some count a rate of 0 or too small to divide by. */
    void requireFinite() {
        StartCheck.requireFinite(problem, objectiveNats(), numeratorH, d, ht);
    }

    @Override
    public void step() {
        evaluate();
        if (penalty.hasQuadratics()) {
            smoothStep();
        } else {
            stepH(new double[phases]);
        }
        if (weightsAreFree) {
            weightNumerator();
            weightStep.update(w, numeratorW, abundanceSums);
        }
        evaluated = false;
    }

    @Override
    public double objectiveNats() {
        evaluate();
        return objective;
    }

    @Override
    public Certificate certificate() {
        evaluate();
        double gap = new AbundanceGap(problem, passes.groups(), passes.workers()).nats(ht, numeratorH, spectrumSums);
        double residual = 0;
        if (weightsAreFree) {
            weightNumerator();
            residual = weightStep.residual(w, numeratorW, abundanceSums, spectrumSums);
        }
        return new Certificate(gap, residual, OptionalDouble.empty());
    }

    @Override
    public Factors factors() {
        return StartValues.factors(w, ht, phases);
    }

    @Override
    public List<String> warnings() {
        evaluate();
        double[] phaseCounts = new double[phases];
        for (int k = 0; k < phases; k++) {
            phaseCounts[k] = spectrumSums[k] * abundanceSums[k];
        }
        return FitDoubts.of(problem, phaseCounts);
    }

    /** Objective and numerators of H at the current factors, unless known. */
    private void evaluate() {
        if (!evaluated) {
            operator.spectra(w, phases, d);
            evaluateAtD();
            evaluated = true;
        }
    }

    private void evaluateAtD() {
        spectrumSums = operator.spectrumSums(w, phases);
        abundanceSums = passes.abundanceSums(ht);
        double logs = passes.numeratorH(d, ht, numeratorH);
        double sum = 0;
        for (int k = 0; k < phases; k++) {
            sum += spectrumSums[k] * abundanceSums[k];
        }
        objective = sum
                - logs
                + constantNats
                + penalty.valueNats(ht, passes.groups(), passes.workers())
                + weightStep.penaltyNats(w);
    }

    private void stepH(double[] largest) {
        abundanceStep.update(ht, numeratorH, spectrumSums, largest, nextHt);
        swap();
        abundanceSums = passes.abundanceSums(ht);
    }

    /**
     * Updates H under quadratic penalties. Their majorisation holds up to an assumed largest abundance, which is raised
     * if the update exceeds it and the objective rises.
     */
    private void smoothStep() {
        double[] largest = largest(ht);
        double before = objective;
        stepH(largest);
        while (exceeds(largest(ht), largest)) {
            evaluateAtD();
            if (objective <= before) {
                return;
            }
            double[] reached = largest(ht);
            for (int k = 0; k < phases; k++) {
                largest[k] = RAISE * Math.max(largest[k], reached[k]);
            }
            swap();
            evaluateAtD();
            stepH(largest);
        }
    }

    private void swap() {
        double[] previous = ht;
        ht = nextHt;
        nextHt = previous;
    }

    private void weightNumerator() {
        passes.numeratorD(d, ht, numeratorD);
        operator.project(numeratorD, phases, numeratorW);
    }

    private double[] largest(double[] values) {
        double[] largest = new double[phases];
        for (int i = 0; i < values.length; i++) {
            largest[i % phases] = Math.max(largest[i % phases], values[i]);
        }
        return largest;
    }

    private static boolean exceeds(double[] values, double[] bounds) {
        for (int k = 0; k < values.length; k++) {
            if (values[k] > bounds[k]) {
                return true;
            }
        }
        return false;
    }
}
