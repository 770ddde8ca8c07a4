package org.esmpy.solver.newton;

import java.util.Optional;
import org.esmpy.model.Basis;
import org.esmpy.solver.Certificate;
import org.esmpy.solver.Workers;

/**
 * W from a sample of the pixels, which begins with a sample itself where it is large: the steps far from the optimum,
 * which are most of them, then cost little. What the sample leaves is near enough for Newton's method to converge.
 */
final class SampledWeights {
    /** Steps on the sample after which the search ends in any case. */
    private static final int MAX_STEPS = 40;

    /**
     * What may be gained at the start for each entry of W, nats, below which the start is as good as the sample could make
     * it: the sample's noise makes a half, which the certificate takes four times.
     */
    private static final double NOISE_NATS = 2.5;

    /** What is left of the objective of the sample for each entry of W, nats; a tenth of what the sample's noise makes. */
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

    /** Whether the sample has no more to say. */
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
