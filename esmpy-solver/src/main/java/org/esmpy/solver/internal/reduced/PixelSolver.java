package org.esmpy.solver.internal.reduced;

import org.esmpy.model.CountBlock;
import org.esmpy.model.internal.Fma;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.internal.kernel.Kernels;
import org.esmpy.solver.internal.penalty.PixelSparsity;
import org.esmpy.solver.internal.start.FixedEntries;
import org.esmpy.solver.internal.start.LowerBounds;

/**
 * Finds the best abundances of one pixel at given D: {@code min slope·h + κ/2·|h|² + μ·Σ_k log(h_k + ε) − Σ_l x_l·log
 * (D·h)_l} over {@code h ≥ 0}, with the pixel's sum if one is required, with fixed entries kept, and with lower bounds
 * in place of 0 if given. The slope is the column sums of D plus what penalties between neighbours add. The logarithm
 * of the log-sparsity is concave: every step replaces it by its tangent, which lies above it, so that the objective
 * falls at least as far as with the tangent. It has several minima; which one is found depends on the start.
 *
 * <p>Newton's method with an active set. Counts are at least 1, so the objective is standard self-concordant (Nesterov
 * and Nemirovskii 1994, doi:10.1137/1.9781611970791): a step of {@code 1/(1+λ)} at decrement {@code λ > 0.3}, a full
 * one below, needs no line search and never leaves the domain. Where counts are many, λ is large and such steps are
 * short. There the largest change of a rate, {@code r = max_l |D·step|_l / y_l ≤ λ}, takes its place: along the step
 * the third derivative is at most {@code 2r/(1−t·r)} times the second one, so that {@code 1/(1+r)} is the longest step
 * that surely does not pass the minimum. A step that meets {@code h_k = 0} ends there and leaves an exact zero; an
 * abundance at 0 is released if its gradient is below that of the sum, {@code g_k < h·g}. Warm starts need one to four
 * evaluations. Scratch space; one per thread.
 */
public final class PixelSolver {
    /** Evaluations after which the search ends in any case; one to four are usual. */
    private static final int MAX_EVALUATIONS = 100;

    /** Newton decrement above which steps are damped. */
    private static final double DAMPED = 0.3;

    /** Newton decrement above which the changes of rates are worth a pass over the counts. */
    private static final double LARGE = 1;

    /** Share of its slope and of the level by which a gradient must be lower to release an abundance; above rounding. */
    private static final double RELEASE = 1e-13;

    private final int phases;
    private final boolean simplex;
    private final FixedEntries fixed;
    private final LowerBounds bounds;
    private final PixelSparsity sparsity;
    private final double[] h;
    private final double[] lower;
    private final double[] g;
    private final double[] q;
    private final boolean[] movable;
    private final boolean[] free;
    private final FreeSystem system;
    private final Kernels kernels;
    private final double[] scratch;

    private double[] d = {};
    private double[] slope = {};
    private double curvature;
    private double tolerance;
    /** Sum of the movable abundances above their lower bounds, where a sum is required. */
    private double total;

    /** μ and ε of the pixel. */
    private double mu;

    private double epsilon;
    private double gain;

    /**
     * @param sparsity log-sparsity of each pixel
     */
    public PixelSolver(Problem problem, PixelSparsity sparsity) {
        this.phases = problem.phases();
        this.simplex = problem.constraint(Constraint.SimplexH.class).isPresent();
        this.fixed = FixedEntries.ofH(problem);
        this.bounds = LowerBounds.ofH(problem);
        this.sparsity = sparsity;
        this.lower = new double[phases];
        this.h = new double[phases];
        this.g = new double[phases];
        this.q = new double[phases * (phases + 1) / 2];
        this.movable = new boolean[phases];
        this.free = new boolean[phases];
        this.system = new FreeSystem(phases);
        this.kernels = Kernels.of(phases);
        this.scratch = kernels.scratch(problem.counts().channels());
    }

    /**
     * Sets what all pixels share.
     *
     * @param spectra  D, L rows padded as in the kernels; shared
     * @param slopes   length K; shared, may be written to between pixels
     * @param kappa    κ
     * @param accuracy squared Newton decrement at which a pixel is finished, nats
     */
    public void prepare(double[] spectra, double[] slopes, double kappa, double accuracy) {
        d = spectra;
        slope = slopes;
        curvature = kappa;
        tolerance = accuracy;
    }

    /**
     * Improves the abundances of pixel {@code p} of {@code x} from what they are to the optimum. A pixel without counts
     * keeps its abundances if their sum is fixed; otherwise they become 0 or their lower bounds.
     */
    public void solve(CountBlock x, int p, double[] ht) {
        improve(x, p, ht, MAX_EVALUATIONS);
    }

    /** Takes one step towards the optimum. */
    void step(CountBlock x, int p, double[] ht) {
        improve(x, p, ht, 1);
    }

    private void improve(CountBlock x, int p, double[] ht, int most) {
        int at = (x.firstPixel() + p) * phases;
        load(ht, at, x.firstPixel() + p);
        system.clear();
        if (x.start()[p] == x.start()[p + 1] && curvature == 0) {
            if (!simplex) {
                clearMovable();
            }
        } else if (total > 0) {
            improve(x, p, most);
        }
        System.arraycopy(h, 0, ht, at, phases);
    }

    /** Whitened free directions at the last solution; see {@link FreeSystem#directions}. */
    public int directions(double[] z) {
        return system.directions(z);
    }

    /** Estimate of the gain of the last solution, nats: half the squared Newton decrements of its steps. */
    double gainNats() {
        return gain;
    }

    /**
     * Prepares {@link #directions} at the abundances of pixel {@code p} of {@code x} as they are; those on their bounds stay
     * there.
     */
    public void linearize(CountBlock x, int p, double[] ht) {
        load(ht, (x.firstPixel() + p) * phases, x.firstPixel() + p);
        system.clear();
        boolean isDetermined = x.start()[p] < x.start()[p + 1] || curvature > 0;
        if (isDetermined && total > 0 && evaluate(x, p)) {
            for (int k = 0; k < phases; k++) {
                free[k] = movable[k] && h[k] > lower[k];
            }
            system.solve(free, simplex ? largest() : -1, g, q);
        }
    }

    private void load(double[] ht, int at, int pixel) {
        total = fixed.whole(pixel);
        gain = 0;
        mu = sparsity.isZero() ? 0 : sparsity.strength(pixel);
        epsilon = sparsity.floor(pixel);
        for (int k = 0; k < phases; k++) {
            h[k] = ht[at + k];
            movable[k] = !fixed.isFixed(k, pixel);
            lower[k] = movable[k] ? bounds.at(k, pixel) : 0;
            total -= simplex ? (movable[k] ? lower[k] : h[k]) : 0;
        }
    }

    private void clearMovable() {
        for (int k = 0; k < phases; k++) {
            h[k] = movable[k] && slope[k] > 0 ? lower[k] : h[k];
        }
    }

    private void improve(CountBlock x, int p, int most) {
        for (int n = 0; n < most; n++) {
            if (!evaluate(x, p)) {
                spreadEvenly(x, p);
                if (!evaluate(x, p)) {
                    return;
                }
            }
            release();
            double decrement2 = direction();
            if (system.size() == 0) {
                return;
            }
            gain += decrement2 / 2;
            boolean metBoundary = move(length(x, p, Math.sqrt(decrement2)));
            if (!metBoundary && decrement2 <= tolerance) {
                return;
            }
        }
    }

    /** Derivatives at h; false if a count meets a rate of 0. */
    private boolean evaluate(CountBlock x, int p) {
        kernels.derivatives(x, p, d, h, g, q, scratch);
        double sum = 0;
        for (int k = 0; k < phases; k++) {
            q[k * (k + 3) / 2] += curvature;
            sum += q[k * (k + 3) / 2];
            g[k] = slope[k] + curvature * h[k] - g[k];
            if (mu > 0) {
                g[k] += mu / (h[k] + epsilon);
            }
        }
        return sum < Double.POSITIVE_INFINITY;
    }

    /** Begins again inside the domain, where zeros in W have left a count with a rate of 0. */
    private void spreadEvenly(CountBlock x, int p) {
        double each = 0;
        int entries = 0;
        for (int k = 0; k < phases; k++) {
            each += movable[k] ? slope[k] : 0;
            entries += movable[k] ? 1 : 0;
        }
        int stored = x.start()[p + 1] - x.start()[p];
        for (int k = 0; k < phases; k++) {
            if (movable[k]) {
                h[k] = lower[k] + (simplex ? total / entries : stored / each);
            }
        }
    }

    private void release() {
        double level = 0;
        double size = 0;
        for (int k = 0; k < phases; k++) {
            double share = simplex && movable[k] ? (h[k] - lower[k]) / total : 0;
            level += share * g[k];
            size += share * Math.abs(slope[k]);
        }
        for (int k = 0; k < phases; k++) {
            free[k] = movable[k] && (h[k] > lower[k] || g[k] < level - RELEASE * (Math.abs(slope[k]) + size));
        }
    }

    /**
     * Computes the Newton step of the free abundances; those at their bounds that would fall below them are no longer
     * free.
     */
    private double direction() {
        int pivot = simplex ? largest() : -1;
        double decrement2 = system.solve(free, pivot, g, q);
        while (block()) {
            decrement2 = system.solve(free, pivot, g, q);
        }
        return decrement2;
    }

    private boolean block() {
        boolean blocked = false;
        for (int k = 0; k < phases; k++) {
            if (free[k] && h[k] <= lower[k] && system.step()[k] < 0) {
                free[k] = false;
                blocked = true;
            }
        }
        return blocked;
    }

    private int largest() {
        int largest = -1;
        for (int k = 0; k < phases; k++) {
            if (movable[k] && (largest < 0 || h[k] - lower[k] > h[largest] - lower[largest])) {
                largest = k;
            }
        }
        return largest;
    }

    /** The part of the step that does not pass the minimum. */
    private double length(CountBlock x, int p, double decrement) {
        if (decrement <= DAMPED) {
            return 1;
        }
        return 1 / (1 + (decrement > LARGE ? Math.min(decrement, largestChange(x, p)) : decrement));
    }

    /** Largest change of a rate by the whole step, relative to the rate, where there are counts. */
    private double largestChange(CountBlock x, int p) {
        double[] step = system.step();
        int stride = kernels.stride();
        double largest = 0;
        for (int i = x.start()[p]; i < x.start()[p + 1]; i++) {
            int row = x.channel()[i] * stride;
            double rate = 0;
            double change = 0;
            for (int k = 0; k < phases; k++) {
                rate = Fma.of(d[row + k], h[k], rate);
                change = Fma.of(d[row + k], step[k], change);
            }
            largest = Math.max(largest, Math.abs(change) / rate);
        }
        return largest;
    }

    /** Takes this part of the step, as far as it may go; true if it met the boundary. */
    private boolean move(double part) {
        double[] step = system.step();
        double length = part;
        int met = -1;
        for (int k = 0; k < phases; k++) {
            if (step[k] < 0 && h[k] + length * step[k] <= lower[k]) {
                length = (lower[k] - h[k]) / step[k];
                met = k;
            }
        }
        double sum = 0;
        for (int k = 0; k < phases; k++) {
            if (movable[k]) {
                h[k] = k == met ? lower[k] : Math.max(lower[k], h[k] + length * step[k]);
                sum += h[k] - lower[k];
            }
        }
        if (simplex) {
            for (int k = 0; k < phases; k++) {
                h[k] = movable[k] ? lower[k] + (h[k] - lower[k]) * (total / sum) : h[k];
            }
        }
        return met >= 0;
    }
}
