package org.esmpy.solver.newton;

import java.util.Optional;
import org.esmpy.model.Basis;
import org.esmpy.solver.Certificate;
import org.esmpy.solver.Workers;

/**
 * Finds W from a sample of the pixels, and for a large sample from a sample of that first: most steps, those far from
 * the optimum, then cost little. From the W of the sample, Newton's method on all pixels needs few steps.
 */
final class SampledWeights {
    /** Steps on the sample after which the search ends in any case. */
    private static final int MAX_STEPS = 40;

    /**
     * Predicted gain at the start for each entry of W, nats, below which the sample cannot improve W: noise of the
     * sample alone accounts for half a nat, and predictions have a safety factor of four.
     */
    private static final double NOISE_NATS = 2.5;

    /**
     * Predicted gain for each entry of W at which the search on the sample ends, nats: a tenth of that of its noise.
     */
    private static final double LEFT_NATS = 0.05;

    private final ExactSolver solver;
    private final PixelSample sample;
    private final Optional<Basis> basis;
    private final Workers workers;
    private Optional<NewtonRun> run = Optional.empty();
    private int steps;
    private boolean settled;
    private boolean helps = true;

    SampledWeights(ExactSolver solver, PixelSample sample, Optional<Basis> basis, Workers workers) {
        this.solver = solver;
        this.sample = sample;
        this.basis = basis;
        this.workers = workers;
    }

    /** Whether the search on the sample has ended. */
    boolean isSettled() {
        return settled;
    }

    /**
     * One step towards the best W for the sample.
     *
     * @param w  W to begin with, C×K
     * @param ht Hᵀ of the whole image to begin with, P×K
     */
    void advance(double[] w, double[] ht) {
        NewtonRun current = run.orElseGet(() -> solver.start(sample.problem(), basis, sample.factors(w, ht), workers));
        run = Optional.of(current);
        current.step();
        if (!current.isPreparing()) {
            steps++;
            Certificate certificate = current.certificate();
            double left = certificate.predictedDecreaseNats().orElse(certificate.wKkt());
            helps &= steps > 1 || left > NOISE_NATS * w.length;
            settled = !helps || left <= LEFT_NATS * w.length || steps == MAX_STEPS;
        }
    }

    /** W for the sample, C×K; empty if the start was no worse. */
    Optional<double[]> found() {
        return run.filter(any -> helps).map(NewtonRun::w);
    }
}
