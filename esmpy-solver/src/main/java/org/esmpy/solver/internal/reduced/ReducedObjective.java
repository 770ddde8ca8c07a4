package org.esmpy.solver.internal.reduced;

import java.util.ArrayList;
import java.util.List;
import org.esmpy.model.CountBlock;
import org.esmpy.model.CountMatrix;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Problem;
import org.esmpy.solver.internal.counts.CountPasses;
import org.esmpy.solver.internal.counts.PixelGroups;
import org.esmpy.solver.internal.counts.SpectraOperator;
import org.esmpy.solver.internal.penalty.AbundancePenalty;
import org.esmpy.solver.internal.penalty.WeightPenalty;
import org.esmpy.solver.internal.step.AbundanceGap;
import org.esmpy.solver.internal.step.WeightStep;

/**
 * Computes the objective as a function of W alone, {@code F̃(W) = min_H F(W,H)} (variable projection, Golub and Pereyra
 * 1973, doi:10.1137/0710036), with derivatives. At the best H the gradient is that of F at fixed H,
 * {@code Gᵀ1(H1)ᵀ − GᵀRHᵀ}; the Hessian is that at fixed H less the response of H, a Schur complement of rank at most K
 * (K − 1 on the simplex) per pixel, whose sum may be taken over a sample of the pixels.
 *
 * <p>If penalties couple pixels, H is improved by {@link AbundanceSweeps}. The response of H is then computed as if the
 * neighbours of each pixel stayed and logarithms were their tangents, so that the curvature is an estimate.
 *
 * <p>Pixels are processed in groups, some at a time, and their sums are added in the order of the groups.
 */
public final class ReducedObjective {
    /** Groups that are processed at a time; it limits the memory and the number of threads in use. */
    private static final int WAVE = 16;

    /** Share of the largest entry of a channel below which an entry of G is left out of second derivatives. */
    private static final double NEGLIGIBLE = 1e-8;

    private final Problem problem;
    private final int phases;
    private final SpectraOperator operator;
    private final PhaseRows g;
    private final CountPasses passes;
    private final WeightStep weightStep;
    private final WeightCurvature curvature;
    private final AbundanceGap gap;
    private final double constantNats;
    private final AbundancePenalty penalty;
    private final double[] countsPerWeight;
    private final WeightPenalty weightPenalty;
    private final AbundanceSweeps sweeps;
    private final GroupSums total;
    private final List<GroupSums> wave = new ArrayList<>();
    private final double[] d;
    private final double[] numeratorH;
    private final double[] numeratorW;

    /** The objective with the penalties of the problem. */
    public ReducedObjective(Problem problem, SpectraOperator operator, PhaseRows g, CountPasses passes) {
        this(problem, AbundancePenalty.of(problem), operator, g, passes);
    }

    /**
     * @param penalty  the penalties on H, in place of those of the problem
     * @param operator G of each phase
     * @param g        the same without negligible entries, for second derivatives
     */
    public ReducedObjective(
            Problem problem, AbundancePenalty penalty, SpectraOperator operator, PhaseRows g, CountPasses passes) {
        this.problem = problem;
        this.phases = problem.phases();
        this.operator = operator;
        this.g = g;
        this.passes = passes;
        this.weightStep = new WeightStep(problem, operator);
        this.curvature = new WeightCurvature(g, phases);
        this.gap = new AbundanceGap(problem, passes.groups(), passes.workers());
        this.constantNats = passes.constantNats();
        this.penalty = penalty;
        this.countsPerWeight = operator.countsPerWeight(phases);
        this.weightPenalty = WeightPenalty.of(problem, countsPerWeight);
        this.sweeps = new AbundanceSweeps(problem, penalty, passes.groups(), passes.workers());
        this.total = new GroupSums(problem, penalty, g, countsPerWeight);
        this.d = new double[problem.counts().channels() * CountPasses.stride(phases)];
        this.numeratorH = new double[problem.counts().pixels() * phases];
        this.numeratorW = new double[operator.columns() * phases];
    }

    /** Number of groups that are processed at a time. */
    public static int tasks(CountMatrix counts) {
        return Math.min(WAVE, new PixelGroups(counts).size());
    }

    /** G without negligible entries, for second derivatives, which need not be exact; the gradient uses all entries. */
    public static PhaseRows secondOrder(PhaseBases bases) {
        return PhaseRows.of(bases, NEGLIGIBLE);
    }

    /**
     * What the pixels of one evaluation share.
     *
     * @param d            D, L×stride; shared
     * @param spectrumSums column sums of D, length K
     * @param tolerance    squared Newton decrement at which a pixel is finished, nats
     * @param stride       one in how many pixels goes into the response of H; 0 for none
     * @param solves       whether H is improved
     */
    record Settings(double[] d, double[] spectrumSums, double tolerance, int stride, boolean solves) {
        static Settings none() {
            return new Settings(new double[0], new double[0], 0, 0, false);
        }
    }
    /**
     * Finds the best H for a W, and the model of F̃ there.
     *
     * @param w         W, C×K
     * @param ht        Hᵀ, P×K; the abundances to begin with, improved in place
     * @param tolerance squared Newton decrement at which a pixel is finished, nats
     * @param stride    one in how many pixels goes into the response of H; 0 for none
     */
    public ReducedModel evaluate(double[] w, double[] ht, double tolerance, int stride) {
        Settings settings = settings(w, tolerance, stride, true);
        if (penalty.hasQuadratics()) {
            sweeps.improve(settings, ht, problem.seenPixels());
        }
        return model(settings, w, ht);
    }

    /**
     * The model at given abundances, which are not improved; those at their bounds count as fixed.
     *
     * @param w  W, C×K
     * @param ht Hᵀ, P×K
     */
    public ReducedModel at(double[] w, double[] ht) {
        return model(settings(w, 0, 1, false), w, ht);
    }

    /**
     * Finds the best H for a W that stays, and the objective there.
     *
     * @param w         W, C×K
     * @param ht        Hᵀ, P×K; the abundances to begin with, improved in place
     * @param tolerance squared Newton decrement at which a pixel is finished, nats
     */
    public Value abundances(double[] w, double[] ht, double tolerance) {
        improve(w, ht, tolerance);
        return value(w, ht);
    }

    /** As {@link #abundances}, without the objective, which takes a pass over the counts. */
    public void improve(double[] w, double[] ht, double tolerance) {
        Settings settings = settings(w, tolerance, 0, true);
        if (penalty.hasQuadratics()) {
            sweeps.improve(settings, ht, problem.seenPixels());
        } else {
            sweeps.improveOnce(settings, ht);
        }
    }

    /**
     * The objective at factors as they are.
     *
     * @param w  W, C×K
     * @param ht Hᵀ, P×K
     */
    public Value value(double[] w, double[] ht) {
        operator.spectra(w, phases, d);
        double logs = passes.numeratorH(d, ht, numeratorH);
        double[] spectrumSums = operator.spectrumSums(w, phases);
        double[] abundanceSums = passes.abundanceSums(ht);
        double divergence = constantNats - logs;
        for (int k = 0; k < phases; k++) {
            divergence += spectrumSums[k] * abundanceSums[k];
        }
        return new Value(
                divergence,
                penalty.valueNats(ht, passes.groups(), passes.workers()) + weightPenalty.valueNats(w),
                gap.nats(ht, numeratorH, spectrumSums));
    }

    /**
     * The objective at one W and H.
     *
     * @param divergenceNats KL divergence of the counts from the rates, nats
     * @param penaltyNats    penalties, nats
     * @param hBoundNats     what H could still gain at this W, nats
     */
    public record Value(double divergenceNats, double penaltyNats, double hBoundNats) {}

    private Settings settings(double[] w, double tolerance, int stride, boolean solves) {
        operator.spectra(w, phases, d);
        return new Settings(d, operator.spectrumSums(w, phases), tolerance, stride, solves);
    }

    private ReducedModel model(Settings settings, double[] w, double[] ht) {
        double[] spectrumSums = settings.spectrumSums();
        int stride = settings.stride();
        sum(settings, ht);
        operator.project(total.d1(), phases, numeratorW);
        double[] abundanceSums = passes.abundanceSums(ht);
        double[] phaseCounts = new double[phases];
        double objective = constantNats
                - total.logs()
                + penalty.valueNats(ht, passes.groups(), passes.workers())
                + weightPenalty.valueNats(w);
        for (int k = 0; k < phases; k++) {
            phaseCounts[k] = spectrumSums[k] * abundanceSums[k];
            objective += phaseCounts[k];
        }
        double[] hessian = curvature.assemble(total.d2());
        double[] scale = diagonal(hessian);
        if (stride > 0) {
            subtract(hessian, total.response(), total.weight());
        }
        return new ReducedModel(
                objective,
                gap.nats(ht, numeratorH, spectrumSums),
                gradient(w, abundanceSums),
                hessian,
                scale,
                weightStep.residual(w, numeratorW, abundanceSums, spectrumSums),
                phaseCounts,
                stride == 1 || total.directions() >= (long) SchurStride.ENOUGH * scale.length);
    }

    private void sum(Settings settings, double[] ht) {
        PixelGroups groups = passes.groups();
        total.clear();
        for (int first = 0; first < groups.size(); first += WAVE) {
            int from = first;
            int tasks = Math.min(WAVE, groups.size() - first);
            while (wave.size() < tasks) {
                wave.add(new GroupSums(problem, penalty, g, countsPerWeight));
            }
            passes.workers().run(tasks, task -> {
                GroupSums sums = wave.get(task);
                sums.clear();
                for (CountBlock block : groups.blocks(from + task)) {
                    sums.add(block, settings, ht, numeratorH);
                }
            });
            for (int task = 0; task < tasks; task++) {
                total.merge(wave.get(task));
            }
        }
        total.complete(settings.d());
    }

    private double[] gradient(double[] w, double[] abundanceSums) {
        int columns = operator.columns();
        double[] gradient = new double[columns * phases];
        for (int c = 0; c < columns; c++) {
            for (int k = 0; k < phases; k++) {
                int i = c * phases + k;
                gradient[k * columns + c] =
                        countsPerWeight[i] * abundanceSums[k] - numeratorW[i] + weightPenalty.slope(w[i], i);
            }
        }
        return gradient;
    }

    private static double[] diagonal(double[] matrix) {
        int size = (int) Math.round(Math.sqrt(matrix.length));
        double[] diagonal = new double[size];
        for (int i = 0; i < size; i++) {
            diagonal[i] = matrix[i * size + i];
        }
        return diagonal;
    }

    private static void subtract(double[] matrix, double[][] lower, double weight) {
        int size = lower.length;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double value = matrix[i * size + j] - weight * lower[i][j];
                matrix[i * size + j] = value;
                matrix[j * size + i] = value;
            }
        }
    }
}
