package org.esmpy.solver.internal.step;

import java.util.OptionalDouble;
import org.esmpy.solver.Certificate;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Regularizer;
import org.esmpy.solver.internal.counts.CountPasses;
import org.esmpy.solver.internal.counts.SpectraOperator;
import org.esmpy.solver.internal.penalty.AbundancePenalty;
import org.esmpy.solver.internal.start.StartCheck;
import org.esmpy.solver.internal.start.StartValues;

/**
 * Updates W and H together by expectation maximisation (Dempster, Laird and Rubin 1977,
 * doi:10.1111/j.2517-6161.1977.tb01600.x, with the conditional maximisation of Meng and Rubin 1993,
 * doi:10.1093/biomet/80.2.267): both updates use the ratios {@code R = X / GWH} of one pass over the counts, first H at
 * the old W, then W at the new sums of H. The objective never rises, because either update maximises the expected
 * likelihood of the same complete data. One division per stored count and iteration where alternating updates need two;
 * the pass that gives the objective also serves the next update.
 *
 * <p>Updates ignore penalties between neighbours, whose majorisation needs more than one pass, but objective and
 * certificate include them. With such a penalty the objective may rise.
 */
public final class JointEm {
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
    private final double[] noMajorizer;

    private boolean evaluated;
    private double[] spectrumSums = {};
    private double[] abundanceSums = {};
    private double objective;

    /** @param start   starting factors; its arrays are used, not copied */
    public JointEm(Problem problem, SpectraOperator operator, CountPasses passes, StartValues start) {
        this.problem = problem;
        this.phases = problem.phases();
        this.operator = operator;
        this.passes = passes;
        this.abundanceStep = new AbundanceStep(
                problem.withRegularizers(problem.regularizers().stream()
                        .filter(Regularizer.LogSparsityH.class::isInstance)
                        .toList()),
                passes.groups(),
                passes.workers());
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
        this.noMajorizer = new double[phases];
    }

    /** Refuses a start that gives some count a rate of 0 or too small to divide by; names the place. */
    public void requireFinite() {
        StartCheck.requireFinite(problem, objectiveNats(), numeratorH, d, ht);
    }

    /** One update of H and W. */
    public void step() {
        evaluate();
        abundanceStep.update(ht, numeratorH, spectrumSums, noMajorizer, nextHt);
        double[] previous = ht;
        ht = nextHt;
        nextHt = previous;
        if (weightsAreFree) {
            weightStep.update(w, numeratorW, passes.abundanceSums(ht));
        }
        evaluated = false;
    }

    /** Objective at the current factors, nats. */
    public double objectiveNats() {
        evaluate();
        return objective;
    }

    /** How far the current factors are from the optimum; without a predicted decrease. */
    public Certificate certificate() {
        evaluate();
        double gap = new AbundanceGap(problem, passes.groups(), passes.workers()).nats(ht, numeratorH, spectrumSums);
        double residual = weightsAreFree ? weightStep.residual(w, numeratorW, abundanceSums, spectrumSums) : 0;
        return new Certificate(gap, residual, OptionalDouble.empty());
    }

    /** W, C×K. Shared; call {@link #moved} after writing to it. */
    public double[] w() {
        return w;
    }

    /** Hᵀ, P×K. Shared until the next step; call {@link #moved} after writing to it. */
    public double[] ht() {
        return ht;
    }

    /** Counts that each phase explains, length K: sums of D's columns times sums of H's rows. */
    public double[] phaseCounts() {
        evaluate();
        double[] counts = new double[phases];
        for (int k = 0; k < phases; k++) {
            counts[k] = spectrumSums[k] * abundanceSums[k];
        }
        return counts;
    }

    /** Must be called after the factors were written to. */
    public void moved() {
        evaluated = false;
    }

    private void evaluate() {
        if (evaluated) {
            return;
        }
        operator.spectra(w, phases, d);
        spectrumSums = operator.spectrumSums(w, phases);
        abundanceSums = passes.abundanceSums(ht);
        double logs = passes.joint(d, ht, numeratorH, numeratorD);
        operator.project(numeratorD, phases, numeratorW);
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
