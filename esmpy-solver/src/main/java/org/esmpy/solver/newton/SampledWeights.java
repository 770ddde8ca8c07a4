package org.esmpy.solver.newton;

import java.util.Optional;
import org.esmpy.model.Basis;
import org.esmpy.solver.Certificate;
import org.esmpy.solver.SolverRun;
import org.esmpy.solver.Workers;

/**
 * W from a sample of the pixels, which begins with a sample itself where it is large: the steps far from the optimum,
 * which are most of them, then cost little. What the sample leaves is near enough for Newton's method to converge.
 */
final class SampledWeights {
    private static final int MAX_STEPS = 40;

    /** What is left of the objective of the sample for each entry of W, nats; a tenth of what the sample's noise makes. */
    private static final double LEFT_NATS = 0.05;

    private final ExactSolver solver;
    private final PixelSample sample;
    private final Optional<Basis> basis;
    private final Workers workers;

    SampledWeights(ExactSolver solver, PixelSample sample, Optional<Basis> basis, Workers workers) {
        this.solver = solver;
        this.sample = sample;
        this.basis = basis;
        this.workers = workers;
    }

    /**
     * The best W for the sample, C×K.
     *
     * @param w  W to begin with, C×K
     * @param ht Hᵀ of the whole image to begin with, P×K
     */
    double[] find(double[] w, double[] ht) {
        SolverRun run = solver.start(sample.problem(), basis, sample.factors(w, ht), workers);
        double enough = LEFT_NATS * w.length;
        for (int i = 0; i < MAX_STEPS; i++) {
            run.step();
            Certificate certificate = run.certificate();
            if (certificate.predictedDecreaseNats().orElse(certificate.wKkt()) <= enough) {
                break;
            }
        }
        return run.factors().w().data;
    }
}
