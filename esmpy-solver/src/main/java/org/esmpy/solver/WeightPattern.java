package org.esmpy.solver;

import java.util.Arrays;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * Restricts the weights of one phase: it may lack columns of G and have others in fixed proportions. Its column of W is
 * {@code w = B·u} with {@code u >= 0}; every row of B has at most one entry. Immutable.
 */
public final class WeightPattern {
    private static final int ABSENT = -1;
    /** Relative error up to which a weight counts as having its fixed proportion: rounding. */
    private static final double ROUNDING = 1e-9;

    private final int[] group;
    private final double[] share;
    private final int size;

    private WeightPattern(int[] group, double[] share) {
        this.group = group;
        this.share = share;
        this.size = Arrays.stream(group).max().orElse(ABSENT) + 1;
    }

    /** Any non-negative weights of C columns. */
    public static WeightPattern free(int columns) {
        int[] group = new int[columns];
        double[] share = new double[columns];
        Arrays.setAll(group, c -> c);
        Arrays.fill(share, 1);
        return new WeightPattern(group, share);
    }

    /** Multiples of given weights only; copied. */
    public static WeightPattern multipleOf(double[] weights) {
        int[] group = new int[weights.length];
        Arrays.setAll(group, c -> weights[c] > 0 ? 0 : ABSENT);
        return new WeightPattern(group, weights.clone());
    }

    /** A copy in which a column is absent. */
    public WeightPattern without(int column) {
        int[] left = group.clone();
        left[column] = ABSENT;
        return renumbered(left, share);
    }

    /** A copy in which columns that were free have fixed proportions. */
    public WeightPattern tied(Map<Integer, Double> amounts) {
        int[] joined = group.clone();
        double[] shares = share.clone();
        amounts.forEach((column, amount) -> {
            joined[column] = size;
            shares[column] = amount;
        });
        return renumbered(joined, shares);
    }

    private static WeightPattern renumbered(int[] group, double[] share) {
        int[] numbers = Arrays.stream(group).filter(g -> g != ABSENT).distinct().toArray();
        int[] consecutive = new int[group.length];
        for (int c = 0; c < group.length; c++) {
            consecutive[c] = ABSENT;
            for (int i = 0; i < numbers.length; i++) {
                consecutive[c] = numbers[i] == group[c] ? i : consecutive[c];
            }
        }
        return new WeightPattern(consecutive, share);
    }

    /** Number of columns of G, C. */
    public int columns() {
        return group.length;
    }

    /** Number of entries of u. */
    public int size() {
        return size;
    }

    /** Whether the weights are not restricted. */
    public boolean isFree() {
        return size == group.length;
    }

    /** Whether the weights of a phase obey this pattern. */
    public boolean holdsFor(DMatrixRMaj w, int phase) {
        double[] unit = new double[size];
        Arrays.fill(unit, Double.NaN);
        boolean holds = true;
        for (int c = 0; c < group.length; c++) {
            double weight = w.unsafe_get(c, phase);
            if (!has(c)) {
                holds &= weight == 0;
            } else if (Double.isNaN(unit[group[c]])) {
                unit[group[c]] = weight / share[c];
            } else {
                double expected = unit[group[c]] * share[c];
                holds &= Math.abs(weight - expected) <= ROUNDING * Math.max(weight, expected);
            }
        }
        return holds;
    }

    /** Whether columns may be absent, but none are tied to each other. */
    public boolean hasOnlyAbsences() {
        return size == Arrays.stream(group).filter(g -> g != ABSENT).count();
    }

    /** Whether the phase may have a column. */
    public boolean has(int column) {
        return group[column] != ABSENT;
    }

    /** The entry of u that a column belongs to. */
    int group(int column) {
        return group[column];
    }

    /** The entry of B for a column that the phase has. */
    double share(int column) {
        return share[column];
    }

    /**
     * Weights that obey this pattern; every group of tied columns keeps its counts.
     *
     * @param w          C×K
     * @param phase      the column of {@code w} to take
     * @param columnSums sums of the columns of G, length C
     * @return length C
     */
    public double[] project(DMatrixRMaj w, int phase, double[] columnSums) {
        double[] counts = new double[size];
        double[] unit = new double[size];
        for (int c = 0; c < group.length; c++) {
            if (has(c)) {
                counts[group[c]] += columnSums[c] * w.unsafe_get(c, phase);
                unit[group[c]] += columnSums[c] * share[c];
            }
        }
        double[] projected = new double[group.length];
        for (int c = 0; c < group.length; c++) {
            projected[c] = has(c) ? share[c] * counts[group[c]] / unit[group[c]] : 0;
        }
        return projected;
    }
}
