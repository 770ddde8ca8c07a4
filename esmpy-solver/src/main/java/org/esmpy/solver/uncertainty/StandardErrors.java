package org.esmpy.solver.uncertainty;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.CountBlock;
import org.esmpy.model.Factors;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Problem;
import org.esmpy.solver.WeightSpace;
import org.esmpy.solver.Workers;
import org.esmpy.solver.fit.FitResult;
import org.esmpy.solver.internal.counts.CountPasses;
import org.esmpy.solver.internal.counts.SpectraOperator;
import org.esmpy.solver.internal.error.WeightErrors;
import org.esmpy.solver.internal.penalty.AbundancePenalty;
import org.esmpy.solver.internal.penalty.WeightPenalty;
import org.esmpy.solver.internal.reduced.NewtonStep;
import org.esmpy.solver.internal.reduced.PixelSolver;
import org.esmpy.solver.internal.reduced.ReducedModel;
import org.esmpy.solver.internal.reduced.ReducedObjective;
import org.esmpy.solver.internal.start.FixedEntries;
import org.esmpy.solver.internal.start.LowerBounds;
import org.esmpy.solver.internal.start.StartValues;
import org.esmpy.solver.newton.NewtonFactory;

/**
 * Computes standard errors of a maximum-likelihood fit from the observed information (Efron and Hinkley 1978,
 * doi:10.1093/biomet/65.3.457): the curvature of the objective in W with every pixel at its best abundances. Weights
 * that are fixed or at a lower bound above 0 are known, with error 0. Weights that are 0, or that a Newton step of
 * this one weight would put there, count as known for the errors of the other weights. Their own error is the one they
 * would have if each were free by itself, so that two of it bound them from above; the errors of shares contain it.
 * What the data do not determine has an infinite error, such as the scale of a phase whose abundances need not sum to
 * one. Weights in fixed proportions move together, so that shares of a known spectrum have the error 0. Standard
 * errors are valid at an optimum: a result from which more than {@value #NEAR_NATS} nats can be gained has shares that
 * may be further from their best than their standard errors, and its curvature does not show what the data determine.
 * Where pixels hold few counts the errors of W are too small, because abundances on their boundary count as known.
 */
public final class StandardErrors {
    /** What may be left to gain near an optimum, nats: half a nat is a step of one standard error. */
    public static final double NEAR_NATS = 0.5;

    /** Squared Newton decrement of a pixel, nats: errors are derivatives at exact abundances, so that it is near rounding. */
    private static final double TOLERANCE = 1e-12;

    private final WeightErrors weights;
    private final DMatrixRMaj errorsOfH;
    private final double leftNats;

    private StandardErrors(WeightErrors weights, DMatrixRMaj errorsOfH, double leftNats) {
        this.weights = weights;
        this.errorsOfH = errorsOfH;
        this.leftNats = Math.max(0, leftNats);
    }

    /** The standard errors of a result, worked out on the calling thread. */
    public static StandardErrors of(Problem problem, FitResult result) {
        return of(problem, result, Workers.single());
    }

    /**
     * The standard errors of a result.
     *
     * @param problem what was solved; needs a model, and no penalties and no sums over rows of W
     * @param result  factors that belong to it
     * @throws IllegalArgumentException if the problem has none of this, or too many weights
     */
    public static StandardErrors of(Problem problem, FitResult result, Workers workers) {
        Problem accepted = new NewtonFactory().createDefault().accept(problem);
        if (!AbundancePenalty.of(accepted).isZero()
                || !WeightPenalty.of(accepted, new double[] {1}).isZero()) {
            throw new IllegalArgumentException("standard errors need a fit of the likelihood alone, but it has "
                    + accepted.regularizers() + "; fit without penalties");
        }
        Basis basis = result.basis()
                .map(problem::seen)
                .orElseThrow(() -> new IllegalArgumentException("standard errors need a fit with a model"));
        Curvature curvature = new Curvature(accepted, PhaseBases.of(basis), workers);
        StartValues start = new StartValues(result.factors(), accepted);
        ReducedModel model = curvature.objective.evaluate(start.w(), start.ht(), TOLERANCE, 1);
        return curvature.errors(
                result.factors().w().copy(), start, model, result.objectiveNats() - model.objectiveNats());
    }

    /**
     * The standard errors of phases and abundances as they are, such as those of bins that a log-sparsity held: abundances
     * that are exactly 0 count as known. They are errors at one point of a valley, not along it.
     *
     * @param problem what was fitted, without penalties
     * @param bases   G of each phase, without masked channels
     * @param factors near the minimum
     */
    public static StandardErrors at(Problem problem, PhaseBases bases, Factors factors, Workers workers) {
        Curvature curvature = new Curvature(problem, bases, workers);
        StartValues start = new StartValues(factors, problem);
        ReducedModel model = curvature.objective.at(start.w(), start.ht());
        return curvature.errors(factors.w().copy(), start, model, model.hBoundNats());
    }

    /** The reduced objective of one problem. */
    private static final class Curvature {
        private final Problem problem;
        private final SpectraOperator operator;
        private final ReducedObjective objective;

        Curvature(Problem problem, PhaseBases bases, Workers workers) {
            this.problem = problem;
            this.operator = SpectraOperator.of(bases);
            CountPasses passes = new CountPasses(problem.counts(), problem.phases(), workers);
            this.objective = new ReducedObjective(problem, operator, ReducedObjective.secondOrder(bases), passes);
        }

        StandardErrors errors(DMatrixRMaj w, StartValues start, ReducedModel model, double ofH) {
            NewtonStep step = NewtonStep.of(problem, operator.columns());
            step.solveUndamped(model, start.w());
            WeightSpace space = problem.constraint(Constraint.TiedW.class)
                    .map(Constraint.TiedW::space)
                    .orElseGet(() -> WeightSpace.free(operator.columns(), problem.phases()));
            double[] gradient = space.reduce(model.gradient());
            double[] curvature = space.reduceBoth(model.curvature());
            double[] scale = space.reduceDiagonal(model.scale());
            int[] free = free(problem, operator.columns(), space.entries(w.data), gradient, scale);
            WeightErrors weights = new WeightErrors(
                    w,
                    space,
                    free,
                    bounded(problem, operator.columns(), gradient, curvature, free),
                    gradient,
                    curvature,
                    scale,
                    OpenScales.of(problem, w, start.ht()));
            return new StandardErrors(
                    weights,
                    errorsOfH(problem, operator, start.w(), start.ht()),
                    ofH + Math.min(model.objectiveNats(), step.predictedNats() + step.escapeNats()));
        }
    }

    /**
     * Estimate of the gain that the fit has left, nats: that of H, and the predicted gain of Newton steps of W from
     * there. It is good near an optimum, and gives the order of magnitude far from it. If the curvature gives no
     * estimate, it is the objective itself, the most that can be gained.
     */
    public double leftNats() {
        return leftNats;
    }

    /** Whether no more than {@value #NEAR_NATS} nats are left, so that these are errors of an optimum. */
    public boolean isNearOptimum() {
        return leftNats <= NEAR_NATS;
    }

    /** Standard errors of W, C×K. */
    public DMatrixRMaj ofW() {
        return weights.ofW();
    }

    /**
     * Standard error of a share {@code m[row]·W[row,k] / Σ_i m[i]·W[i,k]}, such as an atomic fraction, by the delta
     * method.
     *
     * @param row     row of W
     * @param phase   k
     * @param measure m, length C: what a unit of weight counts, such as atoms; 0 for rows that are not part of the whole
     * @throws IllegalArgumentException if the row or the whole counts nothing
     */
    public double ofShare(int row, int phase, double[] measure) {
        return weights.ofShare(row, phase, measure);
    }

    /**
     * Correlation of the errors of two shares of a phase, see {@link #ofShare}; NaN if one of them is known exactly or not
     * determined.
     *
     * @throws IllegalArgumentException if a row or the whole counts nothing
     */
    public double correlationOfShares(int row, int other, int phase, double[] measure) {
        return weights.correlationOfShares(row, other, phase, measure);
    }

    /** Standard errors of H at this W, K×P; 0 where an abundance is fixed or on its boundary. Shared. */
    public DMatrixRMaj ofH() {
        return errorsOfH;
    }

    /**
     * Phases, from 0, whose spectrum the data do not determine: what some column makes of it changes along a flat
     * direction, or has a standard error above half of the whole. None where the result is not near an optimum, for
     * nothing can be said there.
     */
    public List<Integer> unidentifiedPhases() {
        return isNearOptimum() ? weights.unidentifiedPhases() : List.of();
    }

    /**
     * Number of directions of W that the data do not determine, such as phases that may mix without any loss; scales of
     * phases whose abundances need not sum to one are among them.
     */
    public int flatDirections() {
        return weights.flatDirections();
    }

    /** Entries of u above their bound that a Newton step of this one entry would not put there. */
    private static int[] free(Problem problem, int columns, double[] u, double[] gradient, double[] scale) {
        FixedEntries fixed = FixedEntries.ofW(problem); // none where entries are tied, so that u is W without ties
        LowerBounds bounds = LowerBounds.ofW(problem);
        return IntStream.range(0, u.length)
                .filter(i -> !fixed.isFixed(i % columns, i / columns) && scale[i] > 0)
                .filter(i -> {
                    double slack = u[i] - bounds.at(i % columns, i / columns);
                    return slack > 0 && slack * scale[i] > gradient[i];
                })
                .toArray();
    }

    /** Entries of u at 0 or on their way there that could be larger, and that the objective limits. */
    private static BitSet bounded(Problem problem, int columns, double[] gradient, double[] curvature, int[] free) {
        FixedEntries fixed = FixedEntries.ofW(problem);
        LowerBounds bounds = LowerBounds.ofW(problem);
        int size = gradient.length;
        BitSet bounded = new BitSet(size);
        IntStream.range(0, size)
                .filter(i -> !fixed.isFixed(i % columns, i / columns) && bounds.at(i % columns, i / columns) == 0)
                .filter(i -> curvature[i * size + i] > 0 || gradient[i] > 0)
                .forEach(bounded::set);
        Arrays.stream(free).forEach(bounded::clear);
        return bounded;
    }

    private static DMatrixRMaj errorsOfH(Problem problem, SpectraOperator operator, double[] w, double[] ht) {
        int phases = problem.phases();
        double[] d = new double[problem.counts().channels() * CountPasses.stride(phases)];
        operator.spectra(w, phases, d);
        PixelSolver solver =
                new PixelSolver(problem, AbundancePenalty.of(problem).sparsity());
        solver.prepare(d, operator.spectrumSums(w, phases), 0, TOLERANCE);
        DMatrixRMaj errors = new DMatrixRMaj(phases, problem.counts().pixels());
        double[] z = new double[phases * Math.max(2, phases)];
        for (CountBlock block : problem.counts().blocks()) {
            for (int p = 0; p < block.pixels(); p++) {
                solver.linearize(block, p, ht);
                int count = solver.directions(z);
                for (int k = 0; k < phases; k++) {
                    double variance = 0;
                    for (int n = 0; n < count; n++) {
                        variance += z[n * phases + k] * z[n * phases + k];
                    }
                    errors.set(k, block.firstPixel() + p, Math.sqrt(variance));
                }
            }
        }
        return errors;
    }
}
