package org.esmpy.solver.internal.error;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Computes standard errors of W and of shares in it from the observed information of its free entries. The errors of
 * their weights count entries at 0 as known. An entry at 0 has the error that it would have if it alone were free beside
 * them, so that two of them are how large it may be. The shares of the other entries would become smaller by as much, so
 * that their errors contain it.
 */
public final class WeightErrors {
    /** Standard error above which a share, which lies between 0 and 1, counts as unknown. */
    private static final double UNKNOWN = 0.5;

    private final DMatrixRMaj w;
    private final int[] free;
    private final BitSet bounded;
    private final double[] gradient;
    private final double[] curvature;
    private final Information information;

    /**
     * @param w         W, C×K; shared
     * @param free      entries that the fit could move, counted along the columns of W: {@code k·C + c}
     * @param bounded   entries at 0 that could be larger, counted in the same way
     * @param gradient  of the negative log-likelihood, length C·K; shared
     * @param curvature information of all entries in this order, (C·K)²; shared
     * @param scale     information of each entry if all others were known, length C·K; positive for free ones
     * @param unscaled  phases whose scale is free: W[:,k] times c and H[k,:] over c are the same fit
     */
    public WeightErrors(
            DMatrixRMaj w,
            int[] free,
            BitSet bounded,
            double[] gradient,
            double[] curvature,
            double[] scale,
            BitSet unscaled) {
        this.w = w;
        this.free = free;
        this.bounded = bounded;
        this.gradient = gradient;
        this.curvature = curvature;
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
        int columns = w.getNumRows();
        for (int i = 0; i < free.length; i++) {
            double[] along = new double[free.length];
            along[i] = 1;
            errors.set(free[i] % columns, free[i] / columns, information.standardError(along));
        }
        bounded.stream().forEach(i -> errors.set(i % columns, i / columns, errorWith(i, new double[free.length], 1)));
        return errors;
    }

    /**
     * Standard error of a quantity if an entry at 0 were free. Where none of the counts could come from the entry there is no
     * curvature: then two errors are so much of it that two counts are missing (a rise of 2 nats, as of two standard errors).
     * Where nothing but the bound keeps a direction from being flat, the other entries are taken as known; how far one can go
     * in that direction is what a valley says.
     */
    private double errorWith(int entry, double[] along, double own) {
        int size = w.getNumElements();
        double bend = curvature[entry * size + entry];
        double alone = own / (bend > 0 ? Math.sqrt(bend) : gradient[entry]);
        if (bend > 0) {
            double[] cross = Arrays.stream(free)
                    .mapToDouble(i -> curvature[entry * size + i])
                    .toArray();
            double error = information.standardErrorWith(along, own, cross, bend);
            if (Double.isFinite(error)) {
                return error;
            }
        }
        return Math.hypot(information.standardError(along), alone);
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
        double[] along = gradientOfShare(row, phase, measure);
        int entry = phase * w.getNumRows() + row;
        return bounded.get(entry)
                ? errorWith(entry, along, ownDerivative(row, phase, measure))
                : Math.hypot(information.standardError(along), share(row, phase, measure) * atZero(phase, measure));
    }

    /** Standard error of what entries at 0 make of a phase together. */
    private double atZero(int phase, double[] measure) {
        int columns = w.getNumRows();
        double variance = IntStream.range(0, columns)
                .filter(c -> bounded.get(phase * columns + c) && measure[c] > 0)
                .mapToDouble(c -> ofShare(c, phase, measure))
                .map(error -> error * error)
                .sum();
        return Math.sqrt(variance);
    }

    /**
     * Correlation of the errors of two shares of a phase, see {@link #ofShare}; NaN if one of them is 0 or has no finite
     * error.
     *
     * @throws IllegalArgumentException if a row or the whole counts nothing
     */
    public double correlationOfShares(int row, int other, int phase, double[] measure) {
        int first = phase * w.getNumRows();
        if (bounded.get(first + row) || bounded.get(first + other)) {
            return Double.NaN;
        }
        double[] along = gradientOfShare(row, phase, measure);
        double[] alongOther = gradientOfShare(other, phase, measure);
        double free = information.standardError(along) * information.standardError(alongOther);
        double atZero = atZero(phase, measure);
        double common = share(row, phase, measure) * share(other, phase, measure) * atZero * atZero;
        return (free * information.correlation(along, alongOther) + common)
                / (ofShare(row, phase, measure) * ofShare(other, phase, measure));
    }

    private double[] gradientOfShare(int row, int phase, double[] measure) {
        int columns = w.getNumRows();
        double sum = sum(phase, measure);
        if (!(sum > 0) || !(measure[row] > 0)) {
            throw new IllegalArgumentException("row " + row + " of phase " + phase + " has no share: it counts "
                    + measure[row] + " per weight, and all rows together " + sum);
        }
        double share = share(row, phase, measure);
        double[] along = new double[free.length];
        for (int i = 0; i < free.length; i++) {
            int c = free[i] % columns;
            if (free[i] / columns == phase) {
                along[i] = measure[c] * ((c == row ? 1 : 0) - share) / sum;
            }
        }
        return along;
    }

    /** How a share changes with its own weight. */
    private double ownDerivative(int row, int phase, double[] measure) {
        return measure[row] * (1 - share(row, phase, measure)) / sum(phase, measure);
    }

    private double share(int row, int phase, double[] measure) {
        return measure[row] * w.get(row, phase) / sum(phase, measure);
    }

    private double sum(int phase, double[] measure) {
        return IntStream.range(0, w.getNumRows())
                .mapToDouble(c -> measure[c] * w.get(c, phase))
                .sum();
    }

    /**
     * Phases, from 0, in which some share of the weights changes along a flat direction or has an error above a half, entries at 0
     * taken as known.
     */
    public List<Integer> unidentifiedPhases() {
        double[] all = new double[w.getNumRows()];
        Arrays.fill(all, 1);
        return IntStream.range(0, w.getNumCols())
                .filter(k -> IntStream.range(0, all.length)
                        .filter(c -> w.get(c, k) > 0)
                        .anyMatch(c -> information.standardError(gradientOfShare(c, k, all)) > UNKNOWN))
                .boxed()
                .toList();
    }

    /** Number of directions of W that the data do not determine. */
    public int flatDirections() {
        return information.flatDirections();
    }
}
