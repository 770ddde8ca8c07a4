package org.esmpy.solver.internal.step;

import java.util.Arrays;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.counts.PixelGroups;
import org.esmpy.solver.internal.penalty.AbundancePenalty;
import org.esmpy.solver.internal.start.FixedEntries;
import org.esmpy.solver.internal.start.LowerBounds;

/**
 * Computes an upper bound on the gain that is left in H at given D, by the duality gap of Frank and Wolfe (Jaggi 2013,
 * https://proceedings.mlr.press/v28/jaggi13.html) summed over pixels: on the simplex {@code h·g − min g} with g the
 * gradient; without it {@code h·g + N·max(0, max −g_k/s_k)}, because an optimal h has {@code s·h <= N}, the counts of
 * the pixel. Lower bounds l take the place of 0: then {@code s·(h − l) <= N}. With neighbours coupled and no simplex, N
 * is all counts. Log-sparsity is not convex: then the bound holds for the linearised problem only. Fixed entries are
 * taken as given. So are pixels without counts on the simplex, unless penalties couple them to their neighbours: the
 * objective depends on their abundances, but solvers keep those of the start. The bound then holds for the pixels with
 * counts.
 */
public final class AbundanceGap {
    private final int phases;
    private final boolean simplex;
    private final FixedEntries fixed;
    private final LowerBounds bounds;
    private final AbundancePenalty penalty;
    private final PixelGroups groups;
    private final Workers workers;
    private final long[] counts;

    public AbundanceGap(Problem problem, PixelGroups groups, Workers workers) {
        this.phases = problem.phases();
        this.simplex = problem.constraint(Constraint.SimplexH.class).isPresent();
        this.fixed = FixedEntries.ofH(problem);
        this.bounds = LowerBounds.ofH(problem);
        this.penalty = AbundancePenalty.of(problem);
        this.groups = groups;
        this.workers = workers;
        this.counts = problem.counts().pixelTotals();
    }

    /**
     * The bound, nats.
     *
     * @param ht        Hᵀ, P×K
     * @param numerator (DᵀR)ᵀ at {@code ht}, P×K
     * @param sums      column sums of D, length K
     */
    public double nats(double[] ht, double[] numerator, double[] sums) {
        double[] gaps = new double[groups.size()];
        double[] steepest = new double[groups.size()];
        workers.run(groups.size(), group -> {
            double[] g = new double[phases];
            for (int p = groups.firstPixel(group); p < groups.firstPixel(group + 1); p++) {
                if (counts[p] == 0 && simplex && !penalty.hasQuadratics()) {
                    continue;
                }
                gradient(ht, numerator, sums, p, g);
                if (simplex) {
                    gaps[group] += simplexGap(ht, g, p);
                } else {
                    gaps[group] += inner(ht, g, p);
                    double slope = steepest(g, sums, p);
                    steepest[group] = Math.max(steepest[group], slope);
                    gaps[group] += penalty.isSmoothing() ? 0 : counts[p] * slope;
                }
            }
        });
        double gap = Arrays.stream(gaps).reduce(0, Double::sum);
        double worst = Arrays.stream(steepest).max().orElse(0);
        return Math.max(0, gap + (penalty.isSmoothing() ? Arrays.stream(counts).sum() * worst : 0));
    }

    private void gradient(double[] ht, double[] numerator, double[] sums, int p, double[] g) {
        for (int k = 0; k < phases; k++) {
            g[k] = sums[k] - numerator[p * phases + k];
        }
        penalty.addGradient(ht, p, g);
    }

    private double simplexGap(double[] ht, double[] g, int p) {
        double free = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < phases; k++) {
            if (!fixed.isFixed(k, p)) {
                free += ht[p * phases + k] - bounds.at(k, p);
                least = Math.min(least, g[k]);
            }
        }
        return free > 0 ? inner(ht, g, p) - free * least : 0;
    }

    private double inner(double[] ht, double[] g, int p) {
        double sum = 0;
        for (int k = 0; k < phases; k++) {
            sum += fixed.isFixed(k, p) ? 0 : (ht[p * phases + k] - bounds.at(k, p)) * g[k];
        }
        return sum;
    }

    private double steepest(double[] g, double[] sums, int p) {
        double worst = 0;
        for (int k = 0; k < phases; k++) {
            if (sums[k] > 0 && !fixed.isFixed(k, p)) {
                worst = Math.max(worst, -g[k] / sums[k]);
            }
        }
        return worst;
    }
}
