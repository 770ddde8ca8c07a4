package org.esmpy.solver.lowdose;

import java.util.Arrays;
import org.esmpy.model.CountBlock;
import org.esmpy.model.CountMatrix;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.SparseRows;
import org.esmpy.solver.internal.kernel.Fma;
import org.esmpy.solver.internal.kernel.WeightKernels3;
import org.esmpy.solver.internal.kernel.WeightKernelsN;

/**
 * Slope and curvature in W of the divergence minimised over the abundances, at abundances that are the minimum (Golub
 * and Pereyra 1973, doi:10.1137/0710036). With w the columns of W one after the other, n = C·K entries, the slope is
 * {@code Σ_p a_p ⊗ b_p}, {@code b_p = e_p·Gᵀ1 − Gᵀ(x/y)}, and the curvature {@code Σ_l g_l·g_lᵀ ⊗ S_l − Σ_p C_p·Z·
 * (Zᵀ·Q_p·Z)⁻¹·Zᵀ·C_pᵀ}: what the abundances would give way is taken off, in the directions Z that the simplex leaves
 * them. {@code S_l = Σ_p x/y²·a·aᵀ}, {@code C_p = ∂²F/∂w∂a}. The curvature of the log-sparsity is left out.
 */
final class WeightModel {
    private final ExposedCounts data;
    private final SparseRows g;
    private final int phases;
    private final Workers workers;
    private final PixelTasks tasks;
    private final double[] columnSums;
    private final Partial[] partials;

    WeightModel(ExposedCounts data, SparseRows g, int phases, Workers workers) {
        this.data = data;
        this.g = g;
        this.phases = phases;
        this.workers = workers;
        this.tasks = new PixelTasks(data.pixels());
        this.columnSums = g.columnSums();
        this.partials = new Partial[tasks.size()];
    }

    /** The model at W and the abundances that belong to it. */
    Quadratic at(Mixture mixture) {
        Spectra spectra = new Spectra(g, mixture.w());
        tasks.run(workers, (task, from, to) -> {
            if (partials[task] == null) {
                partials[task] = new Partial();
            }
            partials[task].sum(mixture, spectra, from, to);
        });
        int n = g.columns() * phases;
        double[] slope = new double[n];
        double[] curvature = new double[n * n];
        double[] s = new double[g.channels() * phases * (phases + 1) / 2];
        for (Partial partial : partials) {
            add(partial.slope, slope);
            add(partial.given, curvature);
            add(partial.s, s);
        }
        addDirect(s, curvature, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                curvature[j * n + i] = curvature[i * n + j];
            }
        }
        return new Quadratic(slope, curvature);
    }

    /** Adds {@code Σ_l g_l·g_lᵀ ⊗ S_l} to the lower triangle. */
    private void addDirect(double[] s, double[] curvature, int n) {
        int triangle = phases * (phases + 1) / 2;
        int columns = g.columns();
        for (int l = 0; l < g.channels(); l++) {
            for (int i = g.start()[l]; i < g.start()[l + 1]; i++) {
                for (int j = g.start()[l]; j < g.start()[l + 1]; j++) {
                    double product = g.value()[i] * g.value()[j];
                    int entry = l * triangle;
                    for (int a = 0; a < phases; a++) {
                        int row = (a * columns + g.column()[i]) * n + g.column()[j];
                        for (int b = 0; b <= a; b++) {
                            curvature[row + b * columns] = Fma.of(product, s[entry++], curvature[row + b * columns]);
                        }
                    }
                }
            }
        }
    }

    private static void add(double[] values, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += values[i];
        }
    }

    /**
     * A quadratic function of w, columns of W one after the other.
     *
     * @param slope     n entries
     * @param curvature n×n, symmetric
     */
    record Quadratic(double[] slope, double[] curvature) {}

    /** The sums over the pixels of one task. */
    private final class Partial {
        private final int k = phases;
        private final int columns = g.columns();
        private final int n = columns * k;
        private final double[] slope = new double[n];
        private final double[] given = new double[n * n];
        private final double[] s = new double[g.channels() * k * (k + 1) / 2];
        private final double[] u = new double[columns * (k + 1)];
        private final double[] q = new double[k * k];
        private final double[][] v = new double[k][n];
        private final FreeDirections free = new FreeDirections(k);

        void sum(Mixture mixture, Spectra spectra, int from, int to) {
            Arrays.fill(slope, 0);
            Arrays.fill(given, 0);
            Arrays.fill(s, 0);
            double[] a = mixture.abundances().data;
            for (int p = from; p < to; p++) {
                Arrays.fill(u, 0);
                kernel(p, spectra.d(), a);
                for (int c = 0; c < columns; c++) {
                    u[c * (k + 1)] = data.exposures()[p] * columnSums[c] - u[c * (k + 1)];
                }
                for (int i = 0; i < k; i++) {
                    double share = a[p * k + i];
                    for (int c = 0; c < columns; c++) {
                        slope[i * columns + c] = Fma.of(share, u[c * (k + 1)], slope[i * columns + c]);
                    }
                }
                curvatureOfAbundances(mixture.w().data);
                takeOff(a, p * k, free.whiten(a, p * k, q));
            }
        }

        private void kernel(int pixel, double[] d, double[] a) {
            CountBlock block = data.counts().blocks().get(pixel / CountMatrix.BLOCK_PIXELS);
            int p = pixel % CountMatrix.BLOCK_PIXELS;
            if (k == 3) {
                WeightKernels3.add(block, p, d, a, pixel * k, g.start(), g.column(), g.value(), u, s);
            } else {
                WeightKernelsN.add(block, p, d, a, pixel * k, k, g.start(), g.column(), g.value(), u, s);
            }
        }

        /** {@code Q = Wᵀ·U}. */
        private void curvatureOfAbundances(double[] w) {
            Arrays.fill(q, 0);
            for (int c = 0; c < columns; c++) {
                for (int i = 0; i < k; i++) {
                    for (int j = 0; j < k; j++) {
                        q[i * k + j] = Fma.of(w[c * k + i], u[c * (k + 1) + 1 + j], q[i * k + j]);
                    }
                }
            }
        }

        /** {@code given −= V·Vᵀ} (lower triangle), V = C·Z·L⁻ᵀ with the whitened directions Z·L⁻ᵀ. */
        private void takeOff(double[] a, int at, int directions) {
            for (int f = 0; f < directions; f++) {
                double[] z = free.direction(f);
                double[] row = v[f];
                for (int i = 0; i < k; i++) {
                    for (int c = 0; c < columns; c++) {
                        double bend = 0;
                        for (int j = 0; j < k; j++) {
                            bend = Fma.of(u[c * (k + 1) + 1 + j], z[j], bend);
                        }
                        row[i * columns + c] = Fma.of(a[at + i], bend, u[c * (k + 1)] * z[i]);
                    }
                }
                for (int i = 0; i < n; i++) {
                    double factor = -row[i];
                    int to = i * n;
                    for (int j = 0; j <= i; j++) {
                        given[to + j] = Fma.of(factor, row[j], given[to + j]);
                    }
                }
            }
        }
    }
}
