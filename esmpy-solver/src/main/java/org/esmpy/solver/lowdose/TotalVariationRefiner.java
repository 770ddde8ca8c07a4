package org.esmpy.solver.lowdose;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.internal.SparseRows;

/**
 * Minimises the divergence plus a {@link SpatialPrior} over abundances on the simplex. Every step expands the likelihood
 * to second order (one pass over the counts), bounds the concave log-term and the edges by quadratic functions and
 * relaxes the pixels; a step that does not lower the objective is repeated with more curvature.
 *
 * @param relativeTolerance a step that gains less than this many nats per pixel is the last
 */
public record TotalVariationRefiner(double relativeTolerance) implements SpatialRefiner {
    private static final int MAX_STEPS = 40;
    private static final int SWEEPS = 20;
    private static final double SWEEP_TOLERANCE = 3e-4;
    private static final double MAX_DAMPING = 1e4;

    /** Moved towards the centre at the start, to release zeros. */
    private static final double RELEASED = 0.03;

    /** 10⁻⁵ nats per pixel. */
    public static TotalVariationRefiner defaults() {
        return new TotalVariationRefiner(1e-5);
    }

    @Override
    public Mixture refine(ExposedProblem problem, Mixture start, SpatialPrior prior, Execution execution) {
        Spectra spectra = new Spectra(new SparseRows(problem.g()), start.w());
        Descent descent = new Descent(problem.map(), spectra, prior, start.phases(), execution);
        double toleranceNats = relativeTolerance * problem.map().pixels();
        return new Mixture(start.w(), descent.run(start.released(RELEASED).abundances(), toleranceNats));
    }

    /** One refinement in progress. */
    private static final class Descent {
        private final ExposedCounts map;
        private final Spectra spectra;
        private final SpatialPrior prior;
        private final int k;
        private final Execution execution;
        private final PixelTasks tasks;
        private final NeighbourGrid grid;

        Descent(ExposedCounts map, Spectra spectra, SpatialPrior prior, int phases, Execution execution) {
            this.map = map;
            this.spectra = spectra;
            this.prior = prior;
            this.k = phases;
            this.execution = execution;
            this.tasks = new PixelTasks(map.pixels());
            this.grid = new NeighbourGrid(map.shape(), map.pure(), prior, phases, execution.workers());
        }

        DMatrixRMaj run(DMatrixRMaj start, double toleranceNats) {
            double[] a = start.data.clone();
            map.pure().impose(a, k);
            double[] trial = a.clone();
            double[] here = new double[map.pixels() * Expansion.size(k)];
            double[] there = here.clone();
            double objective = evaluate(a, here);
            double damping = 0;
            for (int step = 0; step < MAX_STEPS && damping <= MAX_DAMPING && !execution.isCancelled(); step++) {
                System.arraycopy(a, 0, trial, 0, a.length);
                grid.relax(model(a, here, damping), trial, SWEEPS, SWEEP_TOLERANCE);
                double next = evaluate(trial, there);
                double gain = objective - next;
                if (gain >= 0) {
                    double[] swap = a;
                    a = trial;
                    trial = swap;
                    swap = here;
                    here = there;
                    there = swap;
                    objective = next;
                    damping = damping > 1e-3 ? damping / 4 : 0;
                    if (gain < toleranceNats) {
                        break;
                    }
                } else {
                    damping = Math.max(4 * damping, 0.5);
                }
            }
            return DMatrixRMaj.wrap(map.pixels(), k, a);
        }

        private NeighbourGrid.PixelModel model(double[] a, double[] expansion, double damping) {
            int size = Expansion.size(k);
            return (p, b, q) -> {
                Expansion.curvature(expansion, p * size, q, k);
                for (int i = 0; i < k; i++) {
                    q[i * k + i] *= 1 + damping;
                    b[i] = map.exposures()[p] * spectra.sums()[i]
                            - expansion[p * size + i]
                            + prior.logSparsity() / (a[p * k + i] + prior.epsilon());
                }
                for (int i = 0; i < k; i++) {
                    for (int j = 0; j < k; j++) {
                        b[i] -= q[i * k + j] * a[p * k + j];
                    }
                }
            };
        }

        /** The objective but for a constant, nats; writes the expansions. */
        private double evaluate(double[] a, double[] expansion) {
            double[] sums = new double[tasks.size()];
            int size = Expansion.size(k);
            tasks.run(execution.workers(), (task, from, to) -> {
                for (int p = from; p < to; p++) {
                    sums[task] -= Expansion.of(map.counts(), p, spectra.d(), a, p * k, expansion, p * size, k);
                    for (int i = p * k; i < (p + 1) * k; i++) {
                        sums[task] += map.exposures()[p] * spectra.sums()[i - p * k] * a[i];
                        if (prior.logSparsity() > 0) {
                            sums[task] += prior.logSparsity() * Math.log(a[i] + prior.epsilon());
                        }
                    }
                }
            });
            return Arrays.stream(sums).reduce(0, Double::sum) + grid.edgeNats(a);
        }
    }
}
