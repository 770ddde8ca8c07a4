package org.esmpy.solver.lowdose;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.SparseRows;
import org.esmpy.solver.internal.kernel.SimplexQuadratic;

/**
 * Abundances at given W, pixel by pixel: minimises {@code e·s·a − Σ_l x_l·log (D·a)_l + μ·Σ_k log(a_k + ε)} over the
 * simplex, s the column sums of D. Each step minimises the quadratic model of the likelihood with the concave log-term
 * linearised, which bounds it from above; a step that does not lower the objective is repeated with more curvature. The
 * log-term has several minima: which one is found depends on the start. Pixels are independent of each other and run in
 * parallel. A pixel that is known to hold one phase only keeps it.
 */
public final class AbundanceFit {
    private static final int MAX_STEPS = 30;
    private static final int EXCHANGE_ROUNDS = 20;
    private static final double EXCHANGE_TOLERANCE = 1e-7;
    private static final double MAX_DAMPING = 1e4;

    /** Gain below which a pixel counts as solved, nats. */
    private static final double TOLERANCE_NATS = 1e-6;

    private final ExposedCounts data;
    private final SparseRows g;
    private final double[] weights;
    private final Workers workers;
    private final PixelTasks tasks;
    private final double constant;

    /**
     * @param data    counts and exposures
     * @param g       G, L×C
     * @param weights weight of the log-sparsity of each pixel; 1 for a whole pixel or bin
     * @param workers who does parallel work
     */
    public AbundanceFit(ExposedCounts data, DMatrixRMaj g, double[] weights, Workers workers) {
        this(data, new SparseRows(g), weights, workers);
    }

    AbundanceFit(ExposedCounts data, SparseRows g, double[] weights, Workers workers) {
        this.data = data;
        this.g = g;
        this.weights = weights;
        this.workers = workers;
        this.tasks = new PixelTasks(data.pixels());
        this.constant = Divergence.constant(data);
    }

    /**
     * Moves the abundances to a minimum near them.
     *
     * @param start    where to begin
     * @param sparsity μ and ε
     */
    public Fitted fit(Mixture start, LogSparsity sparsity) {
        int phases = start.phases();
        DMatrixRMaj abundances = start.abundances().copy();
        Spectra spectra = new Spectra(g, start.w());
        double[] divergence = new double[tasks.size()];
        double[] penalty = new double[tasks.size()];
        tasks.run(workers, (task, from, to) -> {
            PixelNewton pixel = new PixelNewton(spectra, sparsity, phases);
            for (int p = from; p < to; p++) {
                pixel.solve(p, abundances.data);
                divergence[task] += pixel.lossNats;
                penalty[task] += pixel.penaltyNats;
            }
        });
        double kl = constant;
        double log = 0;
        for (int task = 0; task < tasks.size(); task++) {
            kl += divergence[task];
            log += penalty[task];
        }
        return new Fitted(new Mixture(start.w(), abundances), kl, log);
    }

    /**
     * Abundances and their objective.
     *
     * @param mixture         W as given, and the abundances found
     * @param divergenceNats  KL divergence of the counts from the rates, nats
     * @param penaltyNats     log-sparsity, nats; negative where abundances are small
     */
    public record Fitted(Mixture mixture, double divergenceNats, double penaltyNats) {
        /** What was minimised, nats. */
        public double objectiveNats() {
            return divergenceNats + penaltyNats;
        }
    }

    /** Newton's method for one pixel after the other, in arrays of its own. */
    private final class PixelNewton {
        private final CountMatrix counts = data.counts();
        private final Spectra spectra;
        private final LogSparsity sparsity;
        private final int k;
        private final double[] slope;
        private final double[] linear;
        private final double[] q;
        private final double[] trial;
        private double[] here;
        private double[] there;
        private double lossNats;
        private double penaltyNats;

        PixelNewton(Spectra spectra, LogSparsity sparsity, int phases) {
            this.spectra = spectra;
            this.sparsity = sparsity;
            this.k = phases;
            this.slope = new double[k];
            this.linear = new double[k];
            this.q = new double[k * k];
            this.trial = new double[k];
            this.here = new double[Expansion.size(k)];
            this.there = new double[Expansion.size(k)];
        }

        void solve(int p, double[] a) {
            int at = p * k;
            double damping = 0;
            if (data.pure().isPure(p)) {
                data.pure().impose(p, a, at, k);
                evaluate(p, a, at, here);
                return;
            }
            evaluate(p, a, at, here);
            if (!Double.isFinite(lossNats)) {
                Arrays.fill(a, at, at + k, 1.0 / k);
                evaluate(p, a, at, here);
            }
            for (int step = 0; step < MAX_STEPS && damping <= MAX_DAMPING; step++) {
                if (propose(p, a, at, damping) < TOLERANCE_NATS) {
                    break;
                }
                double loss = lossNats;
                double penalty = penaltyNats;
                evaluate(p, trial, 0, there);
                double gain = loss + penalty - lossNats - penaltyNats;
                if (gain >= 0) {
                    System.arraycopy(trial, 0, a, at, k);
                    double[] swap = here;
                    here = there;
                    there = swap;
                    damping = damping > 1e-3 ? damping / 4 : 0;
                    if (gain < TOLERANCE_NATS) {
                        break;
                    }
                } else {
                    lossNats = loss;
                    penaltyNats = penalty;
                    damping = Math.max(4 * damping, 0.5);
                }
            }
        }

        /** Writes the minimiser of the model to {@link #trial}; returns what the model promises, nats. */
        private double propose(int p, double[] a, int at, double damping) {
            double exposure = data.exposures()[p];
            double mu = weights[p] * sparsity.strengthNats();
            Expansion.curvature(here, 0, q, k);
            for (int i = 0; i < k; i++) {
                q[i * k + i] *= 1 + damping;
                slope[i] = exposure * spectra.sums()[i] - here[i] + mu / (a[at + i] + sparsity.epsilon());
            }
            for (int i = 0; i < k; i++) {
                linear[i] = slope[i];
                for (int j = 0; j < k; j++) {
                    linear[i] -= q[i * k + j] * a[at + j];
                }
                trial[i] = a[at + i];
            }
            SimplexQuadratic.minimise(linear, q, trial, 0, k, EXCHANGE_ROUNDS, EXCHANGE_TOLERANCE);
            double promise = 0;
            for (int i = 0; i < k; i++) {
                double bend = 0;
                for (int j = 0; j < k; j++) {
                    bend += q[i * k + j] * (trial[j] - a[at + j]);
                }
                promise -= (trial[i] - a[at + i]) * (slope[i] + 0.5 * bend);
            }
            return promise;
        }

        private void evaluate(int p, double[] a, int at, double[] expansion) {
            lossNats = -Expansion.of(counts, p, spectra.d(), a, at, expansion, 0, k);
            penaltyNats = 0;
            for (int i = 0; i < k; i++) {
                lossNats += data.exposures()[p] * spectra.sums()[i] * a[at + i];
            }
            if (sparsity.strengthNats() > 0) {
                for (int i = 0; i < k; i++) {
                    penaltyNats += Math.log(a[at + i] + sparsity.epsilon());
                }
                penaltyNats *= weights[p] * sparsity.strengthNats();
            }
        }
    }
}
