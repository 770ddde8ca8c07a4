package org.esmpy.solver.internal.reduced;

import java.util.Arrays;
import java.util.Optional;
import org.esmpy.model.CountBlock;
import org.esmpy.solver.Problem;
import org.esmpy.solver.internal.kernel.Kernels;
import org.esmpy.solver.internal.penalty.AbundancePenalty;

/**
 * Solves the pixels of one task for their best abundances, and adds up the sums over them that make the objective in W and its
 * derivatives. Memory: L·K² and, with the response of H, (K·C)² doubles.
 */
final class GroupSums {
    private final Kernels kernels;
    private final PixelSolver solver;
    private final Optional<PixelTarget> coupled;
    private final SchurSums schur;
    private final double[] directions;
    private final double[] d1;
    private final double[] d2;
    private double logs;
    private long sampled;
    private long found;
    private long counted;

    GroupSums(Problem problem, AbundancePenalty penalty, PhaseRows g, double[] countsPerWeight) {
        int phases = problem.phases();
        this.kernels = Kernels.of(phases);
        this.solver = new PixelSolver(problem, penalty.sparsity());
        this.coupled = penalty.hasQuadratics() ? Optional.of(new PixelTarget(problem, penalty)) : Optional.empty();
        this.schur = new SchurSums(g, countsPerWeight, phases);
        this.directions = new double[phases * Math.max(2, phases)];
        this.d1 = new double[g.channels() * kernels.stride()];
        this.d2 = new double[g.channels() * phases * (phases + 1) / 2];
    }

    void clear() {
        schur.clear();
        Arrays.fill(d1, 0);
        Arrays.fill(d2, 0);
        logs = 0;
        sampled = 0;
        found = 0;
        counted = 0;
    }

    /**
     * Solves the pixels of a block, unless penalties couple them to others or H is kept, and adds up their sums.
     *
     * @param ht        Hᵀ, P×K; the abundances to begin with, improved in place if no penalty couples pixels
     * @param numerator DᵀR transposed, P×K; written for the pixels of this block
     */
    void add(CountBlock x, ReducedObjective.Settings settings, double[] ht, double[] numerator) {
        double[] d = settings.d();
        solver.prepare(settings.d(), settings.spectrumSums(), 0, settings.tolerance());
        coupled.ifPresent(target -> target.prepare(settings));
        for (int p = 0; p < x.pixels(); p++) {
            if (coupled.isEmpty() && settings.solves()) {
                solver.solve(x, p, ht);
            }
            if (settings.stride() > 0 && x.start()[p] < x.start()[p + 1]) {
                counted++;
                if (Scatter.takes(x.firstPixel() + p, settings.stride())) {
                    sampled++;
                    int count = directions(x, p, settings, ht);
                    schur.add(x, p, d, ht, directions, count);
                    found += count;
                }
            }
        }
        logs += kernels.curvature(x, d, ht, numerator, d1, d2);
    }

    private int directions(CountBlock x, int p, ReducedObjective.Settings settings, double[] ht) {
        if (coupled.isPresent()) {
            return coupled.get().directions(x, p, ht, directions);
        }
        if (!settings.solves()) {
            solver.linearize(x, p, ht);
        }
        return solver.directions(directions);
    }

    /** Adds the sums of another task. */
    void merge(GroupSums other) {
        add(d1, other.d1);
        add(d2, other.d2);
        if (other.sampled > 0) {
            schur.merge(other.schur);
        }
        logs += other.logs;
        sampled += other.sampled;
        found += other.found;
        counted += other.counted;
    }

    /** Completes the sums that the kernels leave until all tasks are merged. */
    void complete(double[] d) {
        kernels.completeD(d, d2, d1);
    }

    /** {@code Σ x·log y}. */
    double logs() {
        return logs;
    }

    /** R·Hᵀ, L×stride. Shared. */
    double[] d1() {
        return d1;
    }

    /** {@code Σ_p x/y² h_p h_pᵀ}, lower triangles of K×K by channel. Shared. */
    double[] d2() {
        return d2;
    }

    /**
     * Reduction of the curvature by the response of H of the sampled pixels, K·C rows of the lower triangle. Shared.
     */
    double[][] response() {
        return schur.lower();
    }

    /** Directions in which the abundances of the sampled pixels may move. */
    long directions() {
        return found;
    }

    /** Pixels with counts for each that was sampled; at least 1. */
    double weight() {
        return sampled == 0 ? 1 : (double) counted / sampled;
    }

    private static void add(double[] sum, double[] other) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other[i];
        }
    }
}
