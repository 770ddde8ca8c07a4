package org.esmpy.solver.fit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.Certificate;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.counts.CountPasses;
import org.esmpy.solver.internal.counts.SpectraOperator;
import org.esmpy.solver.internal.penalty.AbundancePenalty;
import org.esmpy.solver.internal.start.StartCheck;
import org.esmpy.solver.internal.start.StartValues;
import org.esmpy.solver.internal.step.AbundanceGap;
import org.esmpy.solver.internal.step.FitDoubts;
import org.esmpy.solver.internal.step.WeightStep;

/**
 * Computes what a solver needs to know of its problem: checked starts and, at any factors, the objective, its
 * derivatives, a certificate and warnings. Each {@link #at} passes over the counts once, in parallel and with the same
 * bits for any number of threads.
 *
 * <pre>{@code
 * PoissonObjective objective = new PoissonObjective(problem, basis, workers);
 * PoissonObjective.Point point = objective.at(objective.start(start));
 * }</pre>
 */
public final class PoissonObjective {
    private final Problem problem;
    private final int phases;
    private final Optional<Basis> basis;
    private final SpectraOperator operator;
    private final CountPasses passes;
    private final AbundancePenalty penalty;
    private final WeightStep weightStep;

    /**
     * @param problem an accepted problem
     * @param basis   G of this fit; empty for G = I
     * @throws IllegalArgumentException if G does not have the channels of the counts or as many columns as there are phases,
     *     or a count lies in a channel that no column reaches; names it
     */
    public PoissonObjective(Problem problem, Optional<Basis> basis, Workers workers) {
        this.problem = problem;
        this.phases = problem.phases();
        this.basis = basis;
        this.operator = SpectraOperator.of(basis, problem.counts().channels());
        StartCheck.requireFit(problem, basis, operator);
        this.passes = new CountPasses(problem.counts(), phases, workers);
        this.penalty = AbundancePenalty.of(problem);
        this.weightStep = new WeightStep(problem, operator);
    }

    /** Rows of W: the columns of G, or the channels for G = I. */
    public int columns() {
        return operator.columns();
    }

    /** G, L×C; empty for G = I. */
    public Optional<Basis> basis() {
        return basis;
    }

    /**
     * Starting factors on which fixed entries, lower bounds and sums were imposed.
     *
     * @param start of any scale; not changed
     * @return a copy
     * @throws IllegalArgumentException if a matrix has another shape, an entry is negative, no number or beyond 1e100 (named
     *     as {@code W[4,2]}), fixed entries contradict a sum, or a count meets a rate of 0
     */
    public Factors start(Factors start) {
        StartCheck.requireFactors(start, columns(), problem);
        StartValues values = new StartValues(start, problem);
        Factors factors = StartValues.factors(values.w(), values.ht(), phases);
        Point point = at(factors);
        if (!Double.isFinite(point.objectiveNats()) || !point.hasFiniteDerivatives()) {
            throw StartCheck.unreachable(problem.counts(), point.d, point.ht, phases);
        }
        return factors;
    }

    /**
     * The objective at some factors.
     *
     * @param factors W (C×K, or L×K for G = I) and H (K×P); not kept
     */
    public Point at(Factors factors) {
        return new Point(factors);
    }

    /** The objective at some factors. Immutable; matrices are copies. */
    public final class Point {
        private final double[] w;
        private final double[] ht;
        private final double[] d;
        private final double[] numeratorH;
        private final double[] numeratorW;
        private final double[] spectrumSums;
        private final double[] abundanceSums;
        private final double objectiveNats;

        private Point(Factors factors) {
            this.w = factors.w().data.clone();
            this.ht = CommonOps_DDRM.transpose(factors.h(), null).data;
            this.d = new double[problem.counts().channels() * CountPasses.stride(phases)];
            this.numeratorH = new double[ht.length];
            this.numeratorW = new double[w.length];
            operator.spectra(w, phases, d);
            this.spectrumSums = operator.spectrumSums(w, phases);
            this.abundanceSums = passes.abundanceSums(ht);
            double[] numeratorD = new double[d.length];
            double logs = passes.joint(d, ht, numeratorH, numeratorD);
            operator.project(numeratorD, phases, numeratorW);
            double sum = 0;
            for (int k = 0; k < phases; k++) {
                sum += spectrumSums[k] * abundanceSums[k];
            }
            this.objectiveNats = sum
                    - logs
                    + passes.constantNats()
                    + penalty.valueNats(ht, passes.groups(), passes.workers())
                    + weightStep.penaltyNats(w);
        }

        private boolean hasFiniteDerivatives() {
            for (double value : numeratorH) {
                if (!Double.isFinite(value)) {
                    return false;
                }
            }
            return true;
        }

        /** KL divergence X‖GWH plus penalties, nats; not finite if a count meets a rate of 0. */
        public double objectiveNats() {
            return objectiveNats;
        }

        /** {@code Gᵀ·(X/Y)·Hᵀ} with Y = GWH, C×K: the negative part of the derivative of the divergence by W. */
        public DMatrixRMaj numeratorW() {
            return new DMatrixRMaj(w.length / phases, phases, true, numeratorW);
        }

        /** {@code (column sums of G)·(row sums of H)ᵀ}, C×K: the positive part of the derivative by W. */
        public DMatrixRMaj denominatorW() {
            double[] out = operator.countsPerWeight(phases);
            for (int i = 0; i < out.length; i++) {
                out[i] *= abundanceSums[i % phases];
            }
            return new DMatrixRMaj(out.length / phases, phases, true, out);
        }

        /** {@code (GW)ᵀ·(X/Y)}, K×P: the negative part of the derivative of the divergence by H. */
        public DMatrixRMaj numeratorH() {
            return CommonOps_DDRM.transpose(new DMatrixRMaj(ht.length / phases, phases, true, numeratorH), null);
        }

        /** Column sums of GW, length K: the positive part of the derivative by H, the same in every pixel. */
        public double[] denominatorH() {
            return spectrumSums.clone();
        }

        /** How far the factors are from the optimum; without a predicted decrease. */
        public Certificate certificate() {
            double gap =
                    new AbundanceGap(problem, passes.groups(), passes.workers()).nats(ht, numeratorH, spectrumSums);
            double residual = weightStep.isFree() ? weightStep.residual(w, numeratorW, abundanceSums, spectrumSums) : 0;
            return new Certificate(gap, residual, OptionalDouble.empty());
        }

        /** Sentences about pixels without counts and phases that explain nothing; empty if there are none. */
        public List<String> warnings() {
            double[] phaseCounts = new double[phases];
            for (int k = 0; k < phases; k++) {
                phaseCounts[k] = spectrumSums[k] * abundanceSums[k];
            }
            return FitDoubts.of(problem, phaseCounts);
        }
    }
}
