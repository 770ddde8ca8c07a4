package org.esmpy.solver.internal.reduced;

import org.esmpy.model.CountBlock;
import org.esmpy.solver.Problem;
import org.esmpy.solver.internal.penalty.AbundancePenalty;

/**
 * Solves one pixel with penalties while its neighbours stay: penalties between neighbours add a quadratic of curvature
 * κ, the sum of their weights, and a slope; the total variation and penalties of users are replaced by the quadratic
 * that touches them from above, so that the penalised objective falls at least as far as that of the pixel. Scratch
 * space; one per thread.
 */
final class PixelTarget {
    private final int phases;
    private final AbundancePenalty penalty;
    private final PixelSolver solver;
    private final double[] slopes;
    private ReducedObjective.Settings settings;

    PixelTarget(Problem problem, AbundancePenalty penalty) {
        this.phases = problem.phases();
        this.penalty = penalty;
        this.solver = new PixelSolver(problem, penalty.sparsity());
        this.slopes = new double[phases];
        this.settings = ReducedObjective.Settings.none();
    }

    /** Sets what all pixels share. */
    void prepare(ReducedObjective.Settings value) {
        settings = value;
    }

    /** Solves pixel {@code p} of {@code x} in place. */
    void solve(CountBlock x, int p, double[] ht) {
        aim(x.firstPixel() + p, ht);
        solver.solve(x, p, ht);
    }

    /** One step of pixel {@code p} of {@code x} in place; returns an estimate of its gain, nats. */
    double step(CountBlock x, int p, double[] ht) {
        aim(x.firstPixel() + p, ht);
        solver.step(x, p, ht);
        return solver.gainNats();
    }

    /**
     * Whitened directions of the abundances of pixel {@code p} of {@code x} where they are.
     *
     * @param z directions, each of length K; overwritten
     * @return their number
     */
    int directions(CountBlock x, int p, double[] ht, double[] z) {
        aim(x.firstPixel() + p, ht);
        solver.linearize(x, p, ht);
        return solver.directions(z);
    }

    private void aim(int pixel, double[] ht) {
        System.arraycopy(settings.spectrumSums(), 0, slopes, 0, phases);
        double curvature = penalty.addQuadratics(ht, pixel, slopes);
        for (int k = 0; k < phases; k++) {
            slopes[k] -= curvature * ht[pixel * phases + k];
        }
        solver.prepare(settings.d(), slopes, curvature, settings.tolerance());
    }
}
