package org.esmpy.solver.internal;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Factors;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;

/** Starting factors as arrays, after fixed entries and sums have been imposed on them. */
public final class StartValues {
    /** How far fixed entries may miss a sum of one. */
    private static final double SUM_TOLERANCE = 1e-9;

    private final int phases;
    private final double[] w;
    private final double[] ht;

    /**
     * @param start   checked factors; copied
     * @param problem supplies the constraints
     * @throws IllegalArgumentException if fixed entries contradict a sum; names phase or pixel
     */
    public StartValues(Factors start, Problem problem) {
        this.phases = start.phases();
        this.w = Arrays.copyOf(start.w().data, start.w().getNumElements());
        this.ht = transposed(start.h());
        FixedEntries fixedW = FixedEntries.ofW(problem);
        FixedEntries fixedH = FixedEntries.ofH(problem);
        problem.constraint(Constraint.FixedW.class).ifPresent(c -> requireFixed("W", c.w(), start.w()));
        problem.constraint(Constraint.FixedH.class).ifPresent(c -> requireFixed("H", c.h(), start.h()));
        fix(fixedW, fixedH);
        problem.constraint(Constraint.SimplexW.class).ifPresent(simplex -> sumW(simplex.rows(), fixedW, fixedH));
        if (problem.constraint(Constraint.SimplexH.class).isPresent()) {
            sumH(fixedH);
        }
    }

    /** W, row-major. */
    public double[] w() {
        return w;
    }

    /** Hᵀ, P×K row-major. */
    public double[] ht() {
        return ht;
    }

    /** W and H as matrices; copied. */
    public static Factors factors(double[] w, double[] ht, int phases) {
        DMatrixRMaj h = new DMatrixRMaj(phases, ht.length / phases);
        for (int p = 0; p < h.getNumCols(); p++) {
            for (int k = 0; k < phases; k++) {
                h.unsafe_set(k, p, ht[p * phases + k]);
            }
        }
        DMatrixRMaj columns = new DMatrixRMaj(w.length / phases, phases);
        System.arraycopy(w, 0, columns.data, 0, w.length);
        return new Factors(columns, h);
    }

    private void fix(FixedEntries fixedW, FixedEntries fixedH) {
        for (int i = 0; i < w.length; i++) {
            if (fixedW.isFixed(i / phases, i % phases)) {
                w[i] = fixedW.value(i / phases, i % phases);
            }
        }
        for (int i = 0; i < ht.length; i++) {
            if (fixedH.isFixed(i % phases, i / phases)) {
                ht[i] = fixedH.value(i % phases, i / phases);
            }
        }
    }

    private void sumH(FixedEntries fixed) {
        for (int p = 0; p < ht.length / phases; p++) {
            double total = 1;
            double free = 0;
            int freeEntries = 0;
            for (int k = 0; k < phases; k++) {
                boolean isFixed = fixed.isFixed(k, p);
                total -= isFixed ? ht[p * phases + k] : 0;
                free += isFixed ? 0 : ht[p * phases + k];
                freeEntries += isFixed ? 0 : 1;
            }
            requireSum(total, freeEntries, "abundances of pixel " + p);
            for (int k = 0; k < phases; k++) {
                if (!fixed.isFixed(k, p)) {
                    int i = p * phases + k;
                    ht[i] = Math.max(0, total) * (free > 0 ? ht[i] / free : 1.0 / freeEntries);
                }
            }
        }
    }

    /** Scales the chosen rows of each phase; where nothing is fixed all of W's column, and H against it. */
    private void sumW(int[] rows, FixedEntries fixedW, FixedEntries fixedH) {
        boolean rescale = fixedW.isEmpty() && fixedH.isEmpty();
        for (int k = 0; k < phases; k++) {
            double total = 1;
            double free = 0;
            int freeEntries = 0;
            for (int c : rows) {
                boolean isFixed = fixedW.isFixed(c, k);
                total -= isFixed ? w[c * phases + k] : 0;
                free += isFixed ? 0 : w[c * phases + k];
                freeEntries += isFixed ? 0 : 1;
            }
            requireSum(total, freeEntries, "constrained rows of W in phase " + k);
            if (rescale && free > 0) {
                scale(w, k, total / free);
                scale(ht, k, free / total);
                continue;
            }
            for (int c : rows) {
                if (!fixedW.isFixed(c, k)) {
                    int i = c * phases + k;
                    w[i] = Math.max(0, total) * (free > 0 ? w[i] / free : 1.0 / freeEntries);
                }
            }
        }
    }

    private void scale(double[] values, int phase, double factor) {
        for (int i = phase; i < values.length; i += phases) {
            values[i] *= factor;
        }
    }

    private static void requireSum(double total, int freeEntries, String what) {
        if (total < -SUM_TOLERANCE || freeEntries == 0 && total > SUM_TOLERANCE) {
            throw new IllegalArgumentException("the fixed " + what + " sum to " + (1 - total) + ", but must "
                    + (freeEntries == 0 ? "sum to 1" : "leave the free ones a share of 1"));
        }
    }

    private static void requireFixed(String name, DMatrixRMaj fixed, DMatrixRMaj start) {
        if (fixed.getNumRows() != start.getNumRows() || fixed.getNumCols() != start.getNumCols()) {
            throw new IllegalArgumentException("fixed entries of " + name + " come as " + fixed.getNumRows() + " x "
                    + fixed.getNumCols() + ", but " + name + " is " + start.getNumRows() + " x " + start.getNumCols());
        }
        for (int i = 0; i < fixed.getNumElements(); i++) {
            if (fixed.data[i] < 0 || fixed.data[i] == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("a fixed entry must be finite and not negative, but " + name + "["
                        + i / fixed.getNumCols() + "," + i % fixed.getNumCols() + "] is " + fixed.data[i]);
            }
        }
    }

    private static double[] transposed(DMatrixRMaj h) {
        int phases = h.getNumRows();
        double[] ht = new double[h.getNumElements()];
        for (int k = 0; k < phases; k++) {
            for (int p = 0; p < h.getNumCols(); p++) {
                ht[p * phases + k] = h.unsafe_get(k, p);
            }
        }
        return ht;
    }
}
