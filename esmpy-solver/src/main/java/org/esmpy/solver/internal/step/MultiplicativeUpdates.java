package org.esmpy.solver.internal.step;

import java.util.OptionalDouble;
import org.esmpy.solver.Certificate;
import org.esmpy.solver.Problem;
import org.esmpy.solver.internal.counts.CountPasses;
import org.esmpy.solver.internal.counts.SpectraOperator;
import org.esmpy.solver.internal.penalty.AbundancePenalty;
import org.esmpy.solver.internal.start.StartCheck;
import org.esmpy.solver.internal.start.StartValues;

/**
 * Holds W and H while multiplicative updates change them, with the objective and the certificate at them. The pass over
 * the counts that gives the objective also gives the numerators of the next update of H, so the objective costs nothing
 * extra. Memory is O(L·K) per pixel group and O(P·K); nothing of size L×P exists.
 */
public abstract class MultiplicativeUpdates {
    protected final Problem problem;
    protected final CountPasses passes;
    protected final AbundancePenalty penalty;

    private final int phases;
    private final SpectraOperator operator;
    private final AbundanceStep abundanceStep;
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
    private boolean spectraAreCurrent;
    private double[] spectrumSums = {};
    private double[] abundanceSums = {};
    private double objective;

    /**
     * @param updatesOfH the problem with the penalties that updates of H regard
     * @param start      starting factors; its arrays are used, not copied
     */
    protected MultiplicativeUpdates(
            Problem problem, Problem updatesOfH, SpectraOperator operator, CountPasses passes, StartValues start) {
        this.problem = problem;
        this.phases = problem.phases();
        this.operator = operator;
        this.passes = passes;
        this.abundanceStep = new AbundanceStep(updatesOfH, passes.groups(), passes.workers());
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

    /** One update of H and W. */
    public abstract void step();

    /**
     * The pass over the counts at the current factors.
     *
     * @param d          D = G·W
     * @param numeratorH receives (DᵀR)ᵀ, P×K
     * @param numeratorD may receive RHᵀ, L×K
     * @return Σ x·log(GWH) over the counts x
     */
    protected abstract double pass(double[] d, double[] ht, double[] numeratorH, double[] numeratorD);

    /**
     * Provides RHᵀ for updates of W and the certificate.
     *
     * @param numeratorD what {@link #pass} left; holds RHᵀ afterwards
     */
    protected abstract void numeratorOfW(double[] d, double[] ht, double[] numeratorD);

    /** Refuses a start that gives some count a rate of 0 or too small to divide by; names the place. */
    public final void requireFinite() {
        StartCheck.requireFinite(problem, objectiveNats(), numeratorH, d, ht);
    }

    /** Objective at the current factors, nats. */
    public final double objectiveNats() {
        evaluate();
        return objective;
    }

    /** How far the current factors are from the optimum; without a predicted decrease. */
    public final Certificate certificate() {
        evaluate();
        double gap = new AbundanceGap(problem, passes.groups(), passes.workers()).nats(ht, numeratorH, spectrumSums);
        double residual = 0;
        if (weightsAreFree) {
            projectNumerator();
            residual = weightStep.residual(w, numeratorW, abundanceSums, spectrumSums);
        }
        return new Certificate(gap, residual, OptionalDouble.empty());
    }

    /** W, C×K. Shared; call {@link #moved} after writing to it. */
    public final double[] w() {
        return w;
    }

    /** Hᵀ, P×K. Shared until the next step; call {@link #moved} after writing to it. */
    public final double[] ht() {
        return ht;
    }

    /** Counts that each phase explains, length K: sums of D's columns times sums of H's rows. */
    public final double[] phaseCounts() {
        evaluate();
        double[] counts = new double[phases];
        for (int k = 0; k < phases; k++) {
            counts[k] = spectrumSums[k] * abundanceSums[k];
        }
        return counts;
    }

    /** Must be called after the factors were written to. */
    public final void moved() {
        evaluated = false;
        spectraAreCurrent = false;
    }

    /**
     * Updates H at the current W.
     *
     * @param largest bound on the abundances of each phase for the majorisation, length K; see {@link AbundancePenalty}
     */
    protected final void updateH(double[] largest) {
        evaluate();
        abundanceStep.update(ht, numeratorH, spectrumSums, largest, nextHt);
        undoH();
    }

    /** Takes back the latest update of H. */
    protected final void undoH() {
        double[] previous = ht;
        ht = nextHt;
        nextHt = previous;
        evaluated = false;
    }

    /** Updates W at the current sums of H, if any of its entries may change. */
    protected final void updateW() {
        if (weightsAreFree) {
            projectNumerator();
            weightStep.update(w, numeratorW, passes.abundanceSums(ht));
            moved();
        }
    }

    private void projectNumerator() {
        numeratorOfW(d, ht, numeratorD);
        operator.project(numeratorD, phases, numeratorW);
    }

    /** Computes the objective and the numerators at the current factors, unless it did so before. */
    private void evaluate() {
        if (evaluated) {
            return;
        }
        if (!spectraAreCurrent) {
            operator.spectra(w, phases, d);
            spectrumSums = operator.spectrumSums(w, phases);
            spectraAreCurrent = true;
        }
        abundanceSums = passes.abundanceSums(ht);
        double logs = pass(d, ht, numeratorH, numeratorD);
        double sum = 0;
        for (int k = 0; k < phases; k++) {
            sum += spectrumSums[k] * abundanceSums[k];
        }
        objective = sum
                - logs
                + constantNats
                + penalty.valueNats(ht, passes.groups(), passes.workers())
                + weightStep.penaltyNats(w);
        evaluated = true;
    }
}
