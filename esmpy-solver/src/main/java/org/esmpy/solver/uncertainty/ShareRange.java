package org.esmpy.solver.uncertainty;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * The range of a share of W over all valleys of its phase, such as an atomic fraction. Between the ends of a valley a
 * share is monotonic, so that the ends give its range.
 *
 * @param low  smallest share, 0 … 1
 * @param high largest share, 0 … 1
 */
public record ShareRange(double low, double high) {
    /**
     * The range of {@code m[row]·W[row,k] / Σ_i m[i]·W[i,k]}.
     *
     * @param w       W, C×K
     * @param valleys valleys of W; those of other phases are left out
     * @param phase   k
     * @param row     row of W
     * @param measure m, length C: what a unit of weight counts, such as atoms; 0 for what does not belong to the whole
     */
    public static ShareRange of(DMatrixRMaj w, List<Valley> valleys, int phase, int row, double[] measure) {
        double[] weights = new double[w.getNumRows()];
        for (int c = 0; c < weights.length; c++) {
            weights[c] = w.get(c, phase);
        }
        double share = share(weights, row, measure);
        ShareRange range = new ShareRange(share, share);
        for (Valley valley : valleys) {
            if (valley.phase() == phase) {
                range = range.with(share(valley.weights(w, valley.tLow()), row, measure))
                        .with(share(valley.weights(w, valley.tHigh()), row, measure));
            }
        }
        return range;
    }

    /** The same with another share in it. */
    public ShareRange with(double share) {
        return new ShareRange(Math.min(low, share), Math.max(high, share));
    }

    private static double share(double[] weights, int row, double[] measure) {
        double sum = 0;
        for (int c = 0; c < weights.length; c++) {
            sum += measure[c] * weights[c];
        }
        return sum > 0 ? measure[row] * weights[row] / sum : 0;
    }
}
