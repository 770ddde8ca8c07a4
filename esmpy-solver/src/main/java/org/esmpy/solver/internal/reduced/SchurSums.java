package org.esmpy.solver.internal.reduced;

import java.util.Arrays;
import org.esmpy.model.CountBlock;
import org.esmpy.solver.internal.counts.CountPasses;
import org.esmpy.solver.internal.kernel.SchurKernels;

/**
 * Sums the reduction of the curvature in W by the response of the abundances: {@code Σ_p C_p Q_p⁻¹ C_pᵀ}, of rank at
 * most K per pixel. W is ordered by phase, then by column of G: entry {@code k·C + c}. One per task.
 */
final class SchurSums {
    /** Directions that are collected before they are added to the matrix at once; it changes the time only. */
    private static final int BUFFERED = 64;

    private final PhaseRows g;
    private final double[] countsPerWeight;
    private final int phases;
    private double[][] lower = {};
    private double[][] rows = {};
    private final double[] scratch;
    private final double[][] couplings;
    private int buffered;

    /**
     * @param countsPerWeight column sums of the G of each phase, C×K
     */
    SchurSums(PhaseRows g, double[] countsPerWeight, int phases) {
        this.g = g;
        this.countsPerWeight = countsPerWeight;
        this.phases = phases;
        this.scratch = new double[Math.max(2, phases)];
        this.couplings = new double[g.isShared() ? 1 : phases][(1 + phases) * g.columns()];
    }

    void clear() {
        for (double[] row : lower) {
            Arrays.fill(row, 0);
        }
        buffered = 0;
    }

    /**
     * Adds a pixel.
     *
     * @param d  D, L×stride
     * @param ht Hᵀ, P×K
     * @param z  whitened directions of its abundances, count×K
     */
    void add(CountBlock x, int p, double[] d, double[] ht, double[] z, int count) {
        if (count == 0) {
            return;
        }
        allocate();
        for (int k = 0; k < couplings.length; k++) {
            SchurKernels.couple(
                    x,
                    p,
                    d,
                    CountPasses.stride(phases),
                    ht,
                    z,
                    count,
                    g.start(),
                    g.column(),
                    g.value(k),
                    scratch,
                    couplings[k],
                    g.columns(),
                    phases);
        }
        int at = (x.firstPixel() + p) * phases;
        for (int n = 0; n < count; n++) {
            if (buffered == BUFFERED) {
                flush();
            }
            double[] row = rows[buffered++];
            for (int k = 0; k < phases; k++) {
                double[] coupling = couplings[g.isShared() ? 0 : k];
                double abundance = ht[at + k];
                double direction = z[n * phases + k];
                int out = k * g.columns();
                for (int c = 0; c < g.columns(); c++) {
                    int from = c * (1 + count);
                    row[out + c] = abundance * coupling[from + 1 + n]
                            + direction * (countsPerWeight[c * phases + k] - coupling[from]);
                }
            }
        }
    }

    /** Adds the sums of another task. */
    void merge(SchurSums other) {
        double[][] sums = other.lower();
        if (sums.length > 0) {
            allocate();
        }
        for (int row = 0; row < sums.length; row++) {
            for (int i = 0; i < sums[row].length; i++) {
                lower[row][i] += sums[row][i];
            }
        }
    }

    /** The lower triangle of the sum, K·C rows; none if nothing was ever added. Shared. */
    double[][] lower() {
        flush();
        return lower;
    }

    /** Makes the memory of (K·C)²/2 doubles, which only tasks that add something need. */
    private void allocate() {
        if (lower.length > 0) {
            return;
        }
        int size = g.columns() * phases;
        lower = new double[size][];
        for (int i = 0; i < size; i++) {
            lower[i] = new double[i + 1];
        }
        rows = new double[BUFFERED][size];
    }

    private void flush() {
        int padded = (buffered + 3) / 4 * 4;
        for (int row = buffered; row < padded; row++) {
            Arrays.fill(rows[row], 0);
        }
        SchurKernels.addOuterProducts(lower, rows, padded);
        buffered = 0;
    }
}
