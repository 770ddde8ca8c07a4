package org.esmpy.solver.internal.start;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Factors;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.WeightSpace;

/** Imposes fixed entries, lower bounds and sums on starting factors, and holds them as arrays. */
public final class StartValues {
    /** Error of the sum of fixed entries up to which it counts as right, relative to a sum of one. */
    private static final double SUM_TOLERANCE = 1e-9;

    private final int phases;
    private final double[] w;
    private final double[] ht;

    /**
     * @param start   checked factors; copied
     * @param problem supplies the constraints
     * @throws IllegalArgumentException if fixed entries and lower bounds contradict a sum or each other; names phase or
     *     pixel
     */
    public StartValues(Factors start, Problem problem) {
        this.phases = start.phases();
        this.w = Arrays.copyOf(start.w().data, start.w().getNumElements());
        this.ht = transposed(start.h());
        FixedEntries fixedW = FixedEntries.ofW(problem);
        FixedEntries fixedH = FixedEntries.ofH(problem);
        problem.constraint(Constraint.FixedW.class).ifPresent(c -> requireFixed("W", c.w(), start.w()));
        problem.constraint(Constraint.FixedH.class).ifPresent(c -> requireFixed("H", c.h(), start.h()));
        LowerBounds boundsW = LowerBounds.ofW(problem);
        LowerBounds boundsH = LowerBounds.ofH(problem);
        problem.constraint(Constraint.LowerBoundW.class).ifPresent(c -> requireBounds("W", c.w(), start.w(), fixedW));
        problem.constraint(Constraint.LowerBoundH.class).ifPresent(c -> requireBounds("H", c.h(), start.h(), fixedH));
        fix(fixedW, fixedH);
        raise(boundsW, boundsH, fixedW, fixedH);
        problem.constraint(Constraint.TiedW.class).ifPresent(tied -> tie(tied.space(), problem));
        problem.constraint(Constraint.SimplexW.class)
                .ifPresent(simplex -> sumW(
                        simplex.rows(),
                        fixedW,
                        boundsW,
                        fixedW.isEmpty() && fixedH.isEmpty() && boundsW.isEmpty() && boundsH.isEmpty()));
        if (problem.constraint(Constraint.SimplexH.class).isPresent()) {
            sumH(fixedH, boundsH);
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

    private void raise(LowerBounds boundsW, LowerBounds boundsH, FixedEntries fixedW, FixedEntries fixedH) {
        for (int i = 0; i < w.length && !boundsW.isEmpty(); i++) {
            w[i] = fixedW.isFixed(i / phases, i % phases) ? w[i] : Math.max(w[i], boundsW.at(i / phases, i % phases));
        }
        for (int i = 0; i < ht.length && !boundsH.isEmpty(); i++) {
            ht[i] = fixedH.isFixed(i % phases, i / phases)
                    ? ht[i]
                    : Math.max(ht[i], boundsH.at(i % phases, i / phases));
        }
    }

    /** Makes W obey the ties; every group of tied columns keeps its counts. */
    private void tie(WeightSpace space, Problem problem) {
        int columns = w.length / phases;
        if (space.columns() != columns || space.phases() != phases) {
            throw new IllegalArgumentException("prior knowledge is given of " + space.phases() + " phases in "
                    + space.columns() + " columns of G, but W is " + columns + " x " + phases);
        }
        double[] sums = problem.model()
                .map(model -> model.initialBasis().columnSums())
                .orElseGet(() -> DoubleStream.generate(() -> 1).limit(columns).toArray());
        DMatrixRMaj obeying = space.project(DMatrixRMaj.wrap(columns, phases, w), sums);
        System.arraycopy(obeying.data, 0, w, 0, w.length);
    }

    private void sumH(FixedEntries fixed, LowerBounds bounds) {
        Sharing sharing = new Sharing(phases);
        for (int p = 0; p < ht.length / phases; p++) {
            sharing.begin(fixed.whole(p));
            for (int k = 0; k < phases; k++) {
                sharing.add(p * phases + k, ht, fixed.isFixed(k, p), bounds.at(k, p));
            }
            sharing.share(ht, "abundances of pixel " + p);
        }
    }

    /**
     * Scales the chosen rows of each phase to their sum; if no entry is fixed or bounded, the whole column of W, and H
     * inversely.
     */
    private void sumW(int[] rows, FixedEntries fixed, LowerBounds bounds, boolean rescale) {
        for (int row : rows) {
            if (row < 0 || row >= w.length / phases) {
                throw new IllegalArgumentException(
                        "row " + row + " of W cannot be constrained; W has rows 0 to " + (w.length / phases - 1));
            }
        }
        Sharing sharing = new Sharing(rows.length);
        for (int k = 0; k < phases; k++) {
            double sum = 0;
            for (int c : rows) {
                sum += w[c * phases + k];
            }
            if (rescale && sum > 0) {
                scale(w, k, 1 / sum);
                scale(ht, k, sum);
                continue;
            }
            sharing.begin(1);
            for (int c : rows) {
                sharing.add(c * phases + k, w, fixed.isFixed(c, k), bounds.at(c, k));
            }
            sharing.share(w, "constrained rows of W in phase " + (k + 1));
        }
    }

    private void scale(double[] values, int phase, double factor) {
        for (int i = phase; i < values.length; i += phases) {
            values[i] *= factor;
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

    private static void requireBounds(String name, DMatrixRMaj bounds, DMatrixRMaj start, FixedEntries fixed) {
        if (bounds.getNumRows() != start.getNumRows() || bounds.getNumCols() != start.getNumCols()) {
            throw new IllegalArgumentException("lower bounds of " + name + " come as " + bounds.getNumRows() + " x "
                    + bounds.getNumCols() + ", but " + name + " is " + start.getNumRows() + " x " + start.getNumCols());
        }
        for (int i = 0; i < bounds.getNumElements(); i++) {
            int row = i / bounds.getNumCols();
            int column = i % bounds.getNumCols();
            if (!(bounds.data[i] >= 0 && bounds.data[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a lower bound must be finite and not negative, but that of " + name
                        + "[" + row + "," + column + "] is " + bounds.data[i]);
            }
            if (fixed.isFixed(row, column) && fixed.whole(column) > 0 && fixed.value(row, column) < bounds.data[i]) {
                throw new IllegalArgumentException(name + "[" + row + "," + column + "] is fixed at "
                        + fixed.value(row, column) + ", below its lower bound " + bounds.data[i] + "; change either");
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

    /**
     * Distributes the rest of a sum, after fixed entries and lower bounds, over the free entries in proportion to their
     * slack.
     */
    private static final class Sharing {
        private final int[] free;
        private final double[] lower;
        private int entries;
        private double whole;
        private double left;
        private double slack;

        Sharing(int most) {
            this.free = new int[most];
            this.lower = new double[most];
        }

        void begin(double sum) {
            entries = 0;
            whole = sum;
            left = sum;
            slack = 0;
        }

        void add(int index, double[] values, boolean isFixed, double bound) {
            left -= isFixed ? values[index] : bound;
            if (!isFixed) {
                slack += values[index] - bound;
                lower[entries] = bound;
                free[entries++] = index;
            }
        }

        void share(double[] values, String what) {
            if (left < -SUM_TOLERANCE || entries == 0 && left > SUM_TOLERANCE) {
                throw new IllegalArgumentException("the fixed " + what + " and lower bounds sum to "
                        + (whole - left) + ", but must "
                        + (entries == 0 ? "sum to " : "leave the free ones a share of ")
                        + (whole == 1 ? "1" : String.valueOf(whole)));
            }
            for (int n = 0; n < entries; n++) {
                double share = slack > 0 ? (values[free[n]] - lower[n]) / slack : 1.0 / entries;
                values[free[n]] = lower[n] + Math.max(0, left) * share;
            }
        }
    }
}
