package org.esmpy.solver.internal.reduced;

/**
 * Computes the curvature in W at fixed H: block k, j is {@code Σ_l S_l[k,j]·g_kl g_jlᵀ} with
 * {@code S_l = Σ_p x_lp/y_lp² h_p h_pᵀ} and g_kl row l of the G of phase k. W is ordered by phase, then by column of G:
 * entry {@code k·C + c}.
 */
final class WeightCurvature {
    private final PhaseRows g;
    private final int phases;
    private final int triangle;

    WeightCurvature(PhaseRows g, int phases) {
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
        return g.isShared() ? ofOne(s) : ofEach(s);
    }

    /** The matrix where each phase has its own G. */
    private double[] ofEach(double[] s) {
        int columns = g.columns();
        int size = columns * phases;
        double[] matrix = new double[size * size];
        for (int l = 0; l < g.channels(); l++) {
            if (hasCounts(s, l)) {
                for (int k = 0; k < phases; k++) {
                    for (int j = 0; j <= k; j++) {
                        add(l, k, j, s[l * triangle + k * (k + 1) / 2 + j], matrix);
                    }
                }
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                matrix[j * size + i] = matrix[i * size + j];
            }
        }
        return matrix;
    }

    private void add(int channel, int k, int j, double s, double[] matrix) {
        int columns = g.columns();
        double[] first = g.value(k);
        double[] second = g.value(j);
        int end = g.start()[channel + 1];
        for (int e = g.start()[channel]; e < end; e++) {
            int row = (k * columns + g.column()[e]) * columns * phases + j * columns;
            for (int f = g.start()[channel]; f < end; f++) {
                matrix[row + g.column()[f]] += first[e] * second[f] * s;
            }
        }
    }

    /** The matrix where all phases share one G: blocks are symmetric, so that half of their entries are computed. */
    private double[] ofOne(double[] s) {
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
        double[] value = g.value(0);
        int end = g.start()[channel + 1];
        for (int e = g.start()[channel]; e < end; e++) {
            int row = g.column()[e] * g.columns();
            for (int f = g.start()[channel]; f <= e; f++) {
                double product = value[e] * value[f];
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
