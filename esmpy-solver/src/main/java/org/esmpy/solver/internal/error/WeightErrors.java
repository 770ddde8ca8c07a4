package org.esmpy.solver.internal.error;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.WeightSpace;

/**
 * Computes standard errors of W and of shares in it from the observed information of its free entries. Weights in fixed
 * proportions count as one entry: entries are those of u in {@code w = B·u} ({@link WeightSpace}). The errors of the free
 * ones count entries at 0 as known. An entry at 0 has the error that it would have if it alone were free beside them, so
 * that two of them are how large it may be. The shares of the other entries would become smaller by as much, so that
 * their errors contain it.
 */
public final class WeightErrors {
    /** Standard error above which a share, which lies between 0 and 1, counts as unknown. */
    private static final double UNKNOWN = 0.5;

    private final DMatrixRMaj w;
    private final WeightSpace space;
    private final int[] free;
    private final BitSet bounded;
    private final double[] gradient;
    private final double[] curvature;
    private final Information information;
    private final double[] errors;

    /**
     * @param w         W, C×K; shared
     * @param space     the allowed weights
     * @param free      entries of u that the fit could move
     * @param bounded   entries of u at 0 that could be larger
     * @param gradient  of the negative log-likelihood by u; shared
     * @param curvature information of all entries of u; shared
     * @param scale     information of each entry of u if all others were known; positive for free ones
     * @param unscaled  phases whose scale is free: W[:,k] times c and H[k,:] over c are the same fit
     */
    public WeightErrors(
            DMatrixRMaj w,
            WeightSpace space,
            int[] free,
            BitSet bounded,
            double[] gradient,
            double[] curvature,
            double[] scale,
            BitSet unscaled) {
        this.w = w;
        this.space = space;
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
        this.errors = new double[space.size()];
        for (int i = 0; i < free.length; i++) {
            double[] along = new double[free.length];
            along[i] = 1;
            errors[free[i]] = information.standardError(along);
        }
        bounded.stream().forEach(i -> errors[i] = errorWith(i, new double[free.length], 1));
    }

    /** The direction in which a phase is scaled. */
    private double[] scaleOf(int phase) {
        DMatrixRMaj alone = w.createLike();
        for (int c = 0; c < w.getNumRows(); c++) {
            alone.set(c, phase, w.get(c, phase));
        }
        return ofFree(space.entries(alone.data));
    }

    private double[] ofFree(double[] entries) {
        return Arrays.stream(free).mapToDouble(i -> entries[i]).toArray();
    }

    /** Standard errors of W, C×K. */
    public DMatrixRMaj ofW() {
        DMatrixRMaj ofW = w.createLike();
        space.expand(errors, ofW.data);
        return ofW;
    }

    /**
     * Standard error of a quantity if an entry at 0 were free. Where none of the counts could come from the entry there is no
     * curvature: then two errors are so much of it that two counts are missing (a rise of 2 nats, as of two standard errors).
     * Where nothing but the bound keeps a direction from being flat, the other entries are taken as known; how far one can go
     * in that direction is what a valley says.
     */
    private double errorWith(int entry, double[] along, double own) {
        int size = space.size();
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
        double[] derivatives = derivatives(row, phase, measure);
        double[] along = ofFree(derivatives);
        int entry = space.entry(row, phase);
        return entry >= 0 && bounded.get(entry)
                ? errorWith(entry, along, derivatives[entry])
                : Math.hypot(information.standardError(along), Math.sqrt(fromBounded(derivatives, derivatives)));
    }

    /** Covariance that entries at 0 give to two quantities with these derivatives. */
    private double fromBounded(double[] derivatives, double[] other) {
        return bounded.stream()
                .filter(i -> derivatives[i] != 0 && other[i] != 0)
                .mapToDouble(i -> derivatives[i] * other[i] * errors[i] * errors[i])
                .sum();
    }

    /**
     * Correlation of the errors of two shares of a phase, see {@link #ofShare}; NaN if one of them is 0 or has no finite
     * error.
     *
     * @throws IllegalArgumentException if a row or the whole counts nothing
     */
    public double correlationOfShares(int row, int other, int phase, double[] measure) {
        if (isBounded(row, phase) || isBounded(other, phase)) {
            return Double.NaN;
        }
        double[] first = derivatives(row, phase, measure);
        double[] second = derivatives(other, phase, measure);
        double free = information.standardError(ofFree(first)) * information.standardError(ofFree(second));
        double covariance = free * information.correlation(ofFree(first), ofFree(second)) + fromBounded(first, second);
        return covariance / (ofShare(row, phase, measure) * ofShare(other, phase, measure));
    }

    private boolean isBounded(int row, int phase) {
        int entry = space.entry(row, phase);
        return entry >= 0 && bounded.get(entry);
    }

    /** Derivatives of a share by the entries of u. */
    private double[] derivatives(int row, int phase, double[] measure) {
        int columns = w.getNumRows();
        double sum = IntStream.range(0, columns)
                .mapToDouble(c -> measure[c] * w.get(c, phase))
                .sum();
        if (!(sum > 0) || !(measure[row] > 0)) {
            throw new IllegalArgumentException("row " + row + " of phase " + phase + " has no share: it counts "
                    + measure[row] + " per weight, and all rows together " + sum);
        }
        double share = measure[row] * w.get(row, phase) / sum;
        double[] byW = new double[w.getNumElements()];
        for (int c = 0; c < columns; c++) {
            byW[phase * columns + c] = measure[c] * ((c == row ? 1 : 0) - share) / sum;
        }
        return space.reduce(byW);
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
                        .anyMatch(c -> information.standardError(ofFree(derivatives(c, k, all))) > UNKNOWN))
                .boxed()
                .toList();
    }

    /** Number of directions of W that the data do not determine. */
    public int flatDirections() {
        return information.flatDirections();
    }
}
