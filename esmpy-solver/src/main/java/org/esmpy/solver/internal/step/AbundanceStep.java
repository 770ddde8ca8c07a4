package org.esmpy.solver.internal.step;

import java.util.Arrays;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.counts.PixelGroups;
import org.esmpy.solver.internal.kernel.SimplexMultiplier;
import org.esmpy.solver.internal.penalty.AbundancePenalty;
import org.esmpy.solver.internal.start.FixedEntries;
import org.esmpy.solver.internal.start.LowerBounds;

/**
 * Computes the multiplicative update of H: {@code h ← h∘DᵀR / (s + ν)}, where ν makes the abundances of a pixel keep
 * their sum if one is required, and is 0 otherwise. Fixed entries stay; the free ones share what they leave of the sum,
 * none below its lower bound. A pixel without counts keeps its abundances if a sum is required, where ν is undefined;
 * otherwise they become 0.
 */
public final class AbundanceStep {
    /** Abundances below are set to 0: they explain nothing, and arithmetic on subnormal numbers is slow. */
    private static final double NEGLIGIBLE = 1e-290;

    private final int phases;
    private final boolean simplex;
    private final FixedEntries fixed;
    private final LowerBounds bounds;
    private final AbundancePenalty penalty;
    private final PixelGroups groups;
    private final Workers workers;

    public AbundanceStep(Problem problem, PixelGroups groups, Workers workers) {
        this.phases = problem.phases();
        this.simplex = problem.constraint(Constraint.SimplexH.class).isPresent();
        this.fixed = FixedEntries.ofH(problem);
        this.bounds = LowerBounds.ofH(problem);
        this.penalty = AbundancePenalty.of(problem);
        this.groups = groups;
        this.workers = workers;
    }

    /**
     * One half-step.
     *
     * @param ht        Hᵀ, P×K
     * @param numerator (DᵀR)ᵀ at {@code ht}, P×K
     * @param sums      column sums of D, length K
     * @param largest   bound on the abundances of each phase for the majorisation, length K; see {@link
     *     AbundancePenalty}
     * @param out       new Hᵀ, P×K; another array than {@code ht}
     */
    public void update(double[] ht, double[] numerator, double[] sums, double[] largest, double[] out) {
        workers.run(groups.size(), group -> {
            Pixel pixel = new Pixel();
            for (int p = groups.firstPixel(group); p < groups.firstPixel(group + 1); p++) {
                pixel.load(ht, numerator, sums, p);
                if (!penalty.isZero()) {
                    pixel.penalize(ht, largest, p);
                }
                if (!fixed.isEmpty()) {
                    pixel.fix(p);
                }
                if (!bounds.isEmpty()) {
                    pixel.bound(p);
                }
                pixel.store(ht, out, p);
                if (!fixed.isEmpty()) {
                    restore(out, p);
                }
            }
        });
    }

    private void restore(double[] out, int p) {
        for (int k = 0; k < phases; k++) {
            if (fixed.isFixed(k, p)) {
                out[p * phases + k] = fixed.value(k, p);
            }
        }
    }

    /** Scratch space of one task. */
    private final class Pixel {
        private final double[] n = new double[phases];
        private final double[] s = new double[phases];
        private final double[] lower = new double[phases];
        private final BoundedShares shares = new BoundedShares(phases);
        private double total;

        void load(double[] ht, double[] numerator, double[] sums, int p) {
            int at = p * phases;
            total = fixed.whole(p);
            for (int k = 0; k < phases; k++) {
                n[k] = ht[at + k] * numerator[at + k];
                s[k] = sums[k];
            }
        }

        void penalize(double[] ht, double[] largest, int p) {
            double curvature = penalty.addJoint(ht, p, s);
            for (int k = 0; k < phases; k++) {
                double majorizer = curvature * largest[k];
                n[k] += ht[p * phases + k] * majorizer;
                s[k] += majorizer;
            }
        }

        void fix(int p) {
            for (int k = 0; k < phases; k++) {
                if (fixed.isFixed(k, p)) {
                    total -= fixed.value(k, p);
                    n[k] = 0;
                }
            }
        }

        void bound(int p) {
            for (int k = 0; k < phases; k++) {
                lower[k] = fixed.isFixed(k, p) ? 0 : bounds.at(k, p);
            }
        }

        void store(double[] ht, double[] out, int p) {
            int at = p * phases;
            if (!simplex) {
                for (int k = 0; k < phases; k++) {
                    out[at + k] = s[k] > 0 ? Math.max(lower[k], n[k] / s[k]) : ht[at + k];
                }
            } else if (!(total > 0)) {
                Arrays.fill(out, at, at + phases, 0);
            } else if (!solve(out, at)) {
                System.arraycopy(ht, at, out, at, phases);
            }
            for (int k = at; k < at + phases; k++) {
                out[k] = out[k] < NEGLIGIBLE ? 0 : out[k];
            }
        }

        private boolean solve(double[] out, int at) {
            return bounds.isEmpty()
                    ? SimplexMultiplier.solve(n, s, phases, total, out, at)
                    : shares.solve(n, s, lower, total, out, at);
        }
    }
}
