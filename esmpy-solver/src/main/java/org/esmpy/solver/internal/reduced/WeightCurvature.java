package org.esmpy.solver.internal.reduced;

import org.esmpy.solver.internal.SparseRows;

/**
 * The curvature in W at fixed H, {@code Σ_l g_l g_lᵀ ⊗ S_l} with {@code S_l = Σ_p x_lp/y_lp² h_p h_pᵀ}. W is ordered by
 * phase, then by column of G: entry {@code k·C + c}.
 */
final class WeightCurvature {
    private final SparseRows g;
    private final int phases;
    private final int triangle;

    WeightCurvature(SparseRows g, int phases) {
        this.g = g;
        this.phases = phases;
        this.triangle = phases * (phases + 1) / 2;
    }

    /**
     * The matrix, (K·C)².
     *
     * @param s S, lower triangles of K×K by channel
     */
    double[] assemble(double[] s) {
        int columns = g.columns();
        double[] sums = new double[columns * columns * triangle];
        for (int l = 0; l < g.channels(); l++) {
            if (hasCounts(s, l)) {
                add(s, l, sums);
            }
        }
        int size = columns * phases;
        double[] matrix = new double[size * size];
        for (int c = 0; c < columns; c++) {
            for (int b = 0; b <= c; b++) {
                int from = (c * columns + b) * triangle;
                for (int k = 0; k < phases; k++) {
                    for (int j = 0; j <= k; j++) {
                        spread(matrix, sums[from++], k * columns, j * columns, c, b);
                    }
                }
            }
        }
        return matrix;
    }

    /** A block is symmetric in the columns of G, so one value has up to four places. */
    private void spread(double[] matrix, double value, int k, int j, int c, int b) {
        int size = g.columns() * phases;
        matrix[(k + c) * size + j + b] = value;
        matrix[(k + b) * size + j + c] = value;
        matrix[(j + c) * size + k + b] = value;
        matrix[(j + b) * size + k + c] = value;
    }

    private void add(double[] s, int channel, double[] sums) {
        int end = g.start()[channel + 1];
        for (int e = g.start()[channel]; e < end; e++) {
            int row = g.column()[e] * g.columns();
            for (int f = g.start()[channel]; f <= e; f++) {
                double product = g.value()[e] * g.value()[f];
                int at = (row + g.column()[f]) * triangle;
                for (int i = 0; i < triangle; i++) {
                    sums[at + i] += product * s[channel * triangle + i];
                }
            }
        }
    }

    private boolean hasCounts(double[] s, int channel) {
        for (int i = 0; i < triangle; i++) {
            if (s[channel * triangle + i] != 0) {
                return true;
            }
        }
        return false;
    }
}
