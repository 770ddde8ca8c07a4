package org.esmpy.solver.internal;

import java.util.Arrays;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.solver.internal.kernel.Fma;

/**
 * W ↦ D = G·W and back, for a given G or for G = I. Arrays are row-major; D has {@link CountPasses#stride} doubles per
 * row, W and everything of its shape K. For G = I nothing of size L×L exists.
 */
public abstract sealed class SpectraOperator {
    private final int columns;
    private final double[] columnSums;

    SpectraOperator(double[] columnSums) {
        this.columns = columnSums.length;
        this.columnSums = columnSums;
    }

    /** The operator of a basis, or of G = I with L channels. */
    public static SpectraOperator of(Optional<Basis> basis, int channels) {
        return basis.<SpectraOperator>map(b -> new Given(b.g(), b.columnSums()))
                .orElseGet(() -> new Identity(channels));
    }

    /** The operator of G, L×C; shared. */
    public static SpectraOperator of(DMatrixRMaj g) {
        double[] sums = new double[g.getNumCols()];
        for (int i = 0; i < g.getNumElements(); i++) {
            sums[i % sums.length] += g.data[i];
        }
        return new Given(g, sums);
    }

    /** Rows of W: C, or L for G = I. */
    public int columns() {
        return columns;
    }

    /** Gᵀ1, length C. Shared. */
    public double[] columnSums() {
        return columnSums;
    }

    /** Sums of the columns of D = G·W, length K. */
    public double[] spectrumSums(double[] w, int phases) {
        double[] sums = new double[phases];
        for (int c = 0; c < columns; c++) {
            for (int k = 0; k < phases; k++) {
                sums[k] = Fma.of(columnSums[c], w[c * phases + k], sums[k]);
            }
        }
        return sums;
    }

    /** {@code d = G·W}; the padding of {@code d} is not written. */
    public abstract void spectra(double[] w, int phases, double[] d);

    /** {@code w = Gᵀ·D}, C×K. */
    public abstract void project(double[] d, int phases, double[] w);

    /** Whether some column is positive in this channel. */
    public abstract boolean reaches(int channel);

    private static final class Given extends SpectraOperator {
        private final int channels;
        private final double[] g;

        Given(DMatrixRMaj g, double[] columnSums) {
            super(columnSums);
            this.channels = g.getNumRows();
            this.g = g.data;
        }

        @Override
        public void spectra(double[] w, int phases, double[] d) {
            int stride = CountPasses.stride(phases);
            for (int l = 0; l < channels; l++) {
                int row = l * stride;
                Arrays.fill(d, row, row + phases, 0);
                for (int c = 0; c < columns(); c++) {
                    double value = g[l * columns() + c];
                    for (int k = 0; k < phases; k++) {
                        d[row + k] = Fma.of(value, w[c * phases + k], d[row + k]);
                    }
                }
            }
        }

        @Override
        public void project(double[] d, int phases, double[] w) {
            int stride = CountPasses.stride(phases);
            Arrays.fill(w, 0);
            for (int l = 0; l < channels; l++) {
                int row = l * stride;
                for (int c = 0; c < columns(); c++) {
                    double value = g[l * columns() + c];
                    for (int k = 0; k < phases; k++) {
                        w[c * phases + k] = Fma.of(value, d[row + k], w[c * phases + k]);
                    }
                }
            }
        }

        @Override
        public boolean reaches(int channel) {
            for (int c = 0; c < columns(); c++) {
                if (g[channel * columns() + c] > 0) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final class Identity extends SpectraOperator {
        Identity(int channels) {
            super(ones(channels));
        }

        @Override
        public void spectra(double[] w, int phases, double[] d) {
            int stride = CountPasses.stride(phases);
            for (int l = 0; l < columns(); l++) {
                System.arraycopy(w, l * phases, d, l * stride, phases);
            }
        }

        @Override
        public void project(double[] d, int phases, double[] w) {
            int stride = CountPasses.stride(phases);
            for (int l = 0; l < columns(); l++) {
                System.arraycopy(d, l * stride, w, l * phases, phases);
            }
        }

        @Override
        public boolean reaches(int channel) {
            return true;
        }

        private static double[] ones(int length) {
            double[] ones = new double[length];
            Arrays.fill(ones, 1);
            return ones;
        }
    }
}
