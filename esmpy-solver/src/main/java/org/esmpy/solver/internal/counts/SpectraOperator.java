package org.esmpy.solver.internal.counts;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.internal.Fma;
import org.esmpy.solver.PhaseBases;

/**
 * Maps weights W to spectra D of the phases and back: for one G, for a G of each phase, or for G = I. Arrays are row-major; D has {@link
 * CountPasses#stride} doubles per row, W and everything of its shape K. For G = I nothing of size L×L exists.
 */
public abstract sealed class SpectraOperator {
    private final int columns;

    SpectraOperator(int columns) {
        this.columns = columns;
    }

    /** The operator of a basis, or of G = I with L channels. */
    public static SpectraOperator of(Optional<Basis> basis, int channels) {
        return basis.map(b -> of(PhaseBases.of(b))).orElseGet(() -> new Identity(channels));
    }

    /** The operator of G, L×C; shared. */
    public static SpectraOperator of(DMatrixRMaj g) {
        return new Given(g);
    }

    /** The operator of the G of each phase; shared. */
    public static SpectraOperator of(PhaseBases bases) {
        return bases.isShared() ? new Given(bases.mean()) : new OfPhases(bases);
    }

    /** Rows of W: C, or L for G = I. */
    public int columns() {
        return columns;
    }

    /** Counts that a unit of each weight brings, the column sums of the G of its phase; C×K. */
    public abstract double[] countsPerWeight(int phases);

    /** Sums of the columns of D, length K. */
    public double[] spectrumSums(double[] w, int phases) {
        double[] counts = countsPerWeight(phases);
        double[] sums = new double[phases];
        for (int i = 0; i < counts.length; i++) {
            sums[i % phases] = Fma.of(counts[i], w[i], sums[i % phases]);
        }
        return sums;
    }

    /** {@code d = [G_1·w_1 … G_K·w_K]}; the padding of {@code d} is not written. */
    public abstract void spectra(double[] w, int phases, double[] d);

    /** {@code w_k = G_kᵀ·d_k} for every phase, C×K. */
    public abstract void project(double[] d, int phases, double[] w);

    /** Whether some column is positive in this channel. */
    public abstract boolean reaches(int channel);

    private static double[] columnSums(DMatrixRMaj g) {
        double[] sums = new double[g.getNumCols()];
        for (int i = 0; i < g.getNumElements(); i++) {
            sums[i % sums.length] += g.data[i];
        }
        return sums;
    }

    private static double[] repeated(double[] sums, int phases) {
        double[] counts = new double[sums.length * phases];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = sums[i / phases];
        }
        return counts;
    }

    private static boolean isReached(DMatrixRMaj g, int channel) {
        for (int c = 0; c < g.getNumCols(); c++) {
            if (g.unsafe_get(channel, c) > 0) {
                return true;
            }
        }
        return false;
    }

    private static final class Given extends SpectraOperator {
        private final DMatrixRMaj matrix;
        private final int channels;
        private final double[] g;
        private final double[] columnSums;

        Given(DMatrixRMaj g) {
            super(g.getNumCols());
            this.matrix = g;
            this.channels = g.getNumRows();
            this.g = g.data;
            this.columnSums = columnSums(g);
        }

        @Override
        public double[] countsPerWeight(int phases) {
            return repeated(columnSums, phases);
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
            return isReached(matrix, channel);
        }
    }

    private static final class OfPhases extends SpectraOperator {
        private final PhaseBases bases;
        private final List<double[]> columnSums;

        OfPhases(PhaseBases bases) {
            super(bases.columns());
            this.bases = bases;
            this.columnSums =
                    bases.own().stream().map(SpectraOperator::columnSums).toList();
        }

        @Override
        public double[] countsPerWeight(int phases) {
            bases.requirePhases(phases);
            double[] counts = new double[columns() * phases];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = columnSums.get(i % phases)[i / phases];
            }
            return counts;
        }

        @Override
        public void spectra(double[] w, int phases, double[] d) {
            bases.requirePhases(phases);
            int stride = CountPasses.stride(phases);
            for (int k = 0; k < phases; k++) {
                double[] g = bases.of(k).data;
                for (int l = 0; l < bases.channels(); l++) {
                    double sum = 0;
                    for (int c = 0; c < columns(); c++) {
                        sum = Fma.of(g[l * columns() + c], w[c * phases + k], sum);
                    }
                    d[l * stride + k] = sum;
                }
            }
        }

        @Override
        public void project(double[] d, int phases, double[] w) {
            bases.requirePhases(phases);
            int stride = CountPasses.stride(phases);
            Arrays.fill(w, 0);
            for (int k = 0; k < phases; k++) {
                double[] g = bases.of(k).data;
                for (int l = 0; l < bases.channels(); l++) {
                    double residual = d[l * stride + k];
                    for (int c = 0; c < columns(); c++) {
                        w[c * phases + k] = Fma.of(g[l * columns() + c], residual, w[c * phases + k]);
                    }
                }
            }
        }

        @Override
        public boolean reaches(int channel) {
            return bases.own().stream().anyMatch(g -> isReached(g, channel));
        }
    }

    private static final class Identity extends SpectraOperator {
        Identity(int channels) {
            super(channels);
        }

        @Override
        public double[] countsPerWeight(int phases) {
            double[] ones = new double[columns() * phases];
            Arrays.fill(ones, 1);
            return ones;
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
    }
}
