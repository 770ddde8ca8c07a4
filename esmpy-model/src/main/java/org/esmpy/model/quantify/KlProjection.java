package org.esmpy.model.quantify;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.internal.SparseRows;

/**
 * Fits given spectra by a basis: the non-negative W for which G·W is nearest to them in Kullback-Leibler divergence,
 * for instance to quantify spectra of plain NMF. The method is expectation maximisation (Richardson 1972,
 * doi:10.1364/JOSA.62.000055; Shepp and Vardi 1982, doi:10.1109/TMI.1982.4307558), which stops once the remaining gain
 * is certified below {@value #RELATIVE_GAP} nats per count or after {@value #MAX_STEPS} steps. Channels where all
 * columns are 0 are left out.
 */
public final class KlProjection {
    /** Certified gain at which a projection ends, nats per count. */
    private static final double RELATIVE_GAP = 1e-7;

    /** Steps after which a projection ends in any case. */
    private static final int MAX_STEPS = 2000;

    private final SparseRows g;
    private final double[] columnSums;
    private final int steps;
    private final double gap;

    /**
     * @param basis G, L×C
     */
    public KlProjection(Basis basis) {
        this(basis.g());
    }

    /**
     * @param g G, L×C; a column without any entry gets the weight 0
     */
    public KlProjection(DMatrixRMaj g) {
        this(new SparseRows(g), MAX_STEPS, RELATIVE_GAP);
    }

    private KlProjection(SparseRows g, int steps, double gap) {
        this.g = g;
        this.columnSums = g.columnSums();
        this.steps = steps;
        this.gap = gap;
    }

    /** This projection with a fixed number of steps, whatever gain remains. */
    public KlProjection withSteps(int value) {
        return new KlProjection(g, value, Double.NEGATIVE_INFINITY);
    }

    /**
     * The weights of the columns of G in each spectrum.
     *
     * @param spectra L×K, finite and not negative, any unit
     * @return W, C×K; G·W has the unit of the spectra and, but for channels that are left out, their sums
     */
    public DMatrixRMaj weights(DMatrixRMaj spectra) {
        if (spectra.getNumRows() != g.channels()) {
            throw new IllegalArgumentException(
                    "spectra have " + spectra.getNumRows() + " channels, but G has " + g.channels());
        }
        DMatrixRMaj w = new DMatrixRMaj(columnSums.length, spectra.getNumCols());
        for (int k = 0; k < spectra.getNumCols(); k++) {
            double[] column = project(column(spectra, k));
            for (int c = 0; c < column.length; c++) {
                w.unsafe_set(c, k, column[c]);
            }
        }
        return w;
    }

    private double[] project(double[] x) {
        int columns = columnSums.length;
        double total = Arrays.stream(x).sum();
        double[] w = new double[columns];
        for (int c = 0; c < columns; c++) {
            w[c] = columnSums[c] > 0 ? total / (columns * columnSums[c]) : 0;
        }
        int[] channel = IntStream.range(0, x.length).filter(l -> x[l] > 0).toArray();
        double[] counts = Arrays.stream(channel).mapToDouble(l -> x[l]).toArray();
        double[] ratio = new double[columns];
        for (int step = 0; step < steps && total > 0; step++) {
            g.ratios(channel, counts, counts.length, w, 0, ratio);
            double steepest = 0;
            for (int c = 0; c < columns; c++) {
                ratio[c] = columnSums[c] > 0 ? ratio[c] / columnSums[c] : 0;
                steepest = Math.max(steepest, ratio[c] - 1);
                w[c] *= ratio[c];
            }
            if (step > 0 && steepest <= gap) {
                break;
            }
        }
        return w;
    }

    private static double[] column(DMatrixRMaj spectra, int k) {
        double[] x = new double[spectra.getNumRows()];
        for (int l = 0; l < x.length; l++) {
            x[l] = spectra.unsafe_get(l, k);
            if (!(x[l] >= 0 && x[l] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("spectra must be finite and not negative, but spectrum " + k + " is "
                        + x[l] + " in channel " + l);
            }
        }
        return x;
    }
}
