package org.esmpy.solver.internal.error;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Computes standard errors of W and of shares in it from the observed information of its free entries. Entries that are
 * not free count as known, with error 0.
 */
public final class WeightErrors {
    /** Standard error above which a share, which lies between 0 and 1, counts as unknown. */
    private static final double UNKNOWN = 0.5;

    private final DMatrixRMaj w;
    private final int[] free;
    private final Information information;

    /**
     * @param w         W, C×K; shared
     * @param free      entries that the fit could move, counted along the columns of W: {@code k·C + c}
     * @param curvature information of all entries in this order, (C·K)²
     * @param scale     information of each entry if all others were known, length C·K; positive for free ones
     * @param unscaled  phases whose scale is free: W[:,k] times c and H[k,:] over c are the same fit
     */
    public WeightErrors(DMatrixRMaj w, int[] free, double[] curvature, double[] scale, BitSet unscaled) {
        this.w = w;
        this.free = free;
        double[] a = new double[free.length * free.length];
        double[] diagonal = new double[free.length];
        for (int i = 0; i < free.length; i++) {
            diagonal[i] = scale[free[i]];
            for (int j = 0; j < free.length; j++) {
                a[i * free.length + j] = curvature[free[i] * scale.length + free[j]];
            }
        }
        this.information = new Information(
                a,
                diagonal,
                unscaled.stream()
                        .mapToObj(this::scaleOf)
                        .filter(direction -> Arrays.stream(direction).anyMatch(value -> value > 0))
                        .toList());
    }

    /** The direction in which a phase is scaled. */
    private double[] scaleOf(int phase) {
        int columns = w.getNumRows();
        return Arrays.stream(free)
                .mapToDouble(i -> i / columns == phase ? w.get(i % columns, phase) : 0)
                .toArray();
    }

    /** Standard errors of W, C×K. */
    public DMatrixRMaj ofW() {
        DMatrixRMaj errors = w.createLike();
        for (int i = 0; i < free.length; i++) {
            double[] gradient = new double[free.length];
            gradient[i] = 1;
            int columns = w.getNumRows();
            errors.set(free[i] % columns, free[i] / columns, information.standardError(gradient));
        }
        return errors;
    }

    /**
     * Standard error of a share {@code m[row]·W[row,k] / Σ_i m[i]·W[i,k]} by the delta method.
     *
     * @param row     row of W
     * @param phase   k
     * @param measure m, length C: what a unit of weight counts; 0 for rows that do not belong to the whole
     * @throws IllegalArgumentException if the row or the whole counts nothing
     */
    public double ofShare(int row, int phase, double[] measure) {
        return information.standardError(gradientOfShare(row, phase, measure));
    }

    /**
     * Correlation of the errors of two shares of a phase, see {@link #ofShare}; NaN if one of them has no finite error.
     *
     * @throws IllegalArgumentException if a row or the whole counts nothing
     */
    public double correlationOfShares(int row, int other, int phase, double[] measure) {
        return information.correlation(gradientOfShare(row, phase, measure), gradientOfShare(other, phase, measure));
    }

    private double[] gradientOfShare(int row, int phase, double[] measure) {
        int columns = w.getNumRows();
        double sum = IntStream.range(0, columns)
                .mapToDouble(c -> measure[c] * w.get(c, phase))
                .sum();
        if (!(sum > 0) || !(measure[row] > 0)) {
            throw new IllegalArgumentException("row " + row + " of phase " + phase + " has no share: it counts "
                    + measure[row] + " per weight, and all rows together " + sum);
        }
        double share = measure[row] * w.get(row, phase) / sum;
        double[] gradient = new double[free.length];
        for (int i = 0; i < free.length; i++) {
            int c = free[i] % columns;
            if (free[i] / columns == phase) {
                gradient[i] = measure[c] * ((c == row ? 1 : 0) - share) / sum;
            }
        }
        return gradient;
    }

    /** Phases, from 0, in which some share of the weights changes along a flat direction or has an error above a half. */
    public List<Integer> unidentifiedPhases() {
        double[] all = new double[w.getNumRows()];
        Arrays.fill(all, 1);
        return IntStream.range(0, w.getNumCols())
                .filter(k ->
                        IntStream.range(0, all.length).anyMatch(c -> w.get(c, k) > 0 && ofShare(c, k, all) > UNKNOWN))
                .boxed()
                .toList();
    }

    /** Number of directions of W that the data do not determine. */
    public int flatDirections() {
        return information.flatDirections();
    }
}
