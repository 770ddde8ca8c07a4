package org.esmpy.solver.internal.start;

import java.util.BitSet;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;

/** The entries of W or H that keep a given value; a NaN in the matrix leaves the entry free. */
public sealed interface FixedEntries {
    /** Whether an entry keeps its value. */
    boolean isFixed(int row, int column);

    /** The value of a fixed entry. */
    double value(int row, int column);

    /** Whether no entry is fixed. */
    boolean isEmpty();

    /** The sum of a column where sums are required: 1 unless the problem gives another, and 0 for a masked column. */
    default double whole(int column) {
        return 1;
    }

    /** The fixed entries of W. */
    static FixedEntries ofW(Problem problem) {
        return problem.constraint(Constraint.FixedW.class)
                .<FixedEntries>map(fixed -> new Of(fixed.w()))
                .orElse(new None());
    }

    /** The fixed entries of H; those of masked pixels are 0. */
    static FixedEntries ofH(Problem problem) {
        FixedEntries fixedOnly = problem.constraint(Constraint.FixedH.class)
                .<FixedEntries>map(fixed -> new Of(fixed.h()))
                .orElse(new None());
        FixedEntries given = problem.constraint(Constraint.SimplexH.class)
                .map(Constraint.SimplexH::sums)
                .filter(sums -> sums.length > 0)
                .<FixedEntries>map(sums -> new Summing(sums, fixedOnly))
                .orElse(fixedOnly);
        BitSet masked = problem.maskedPixels();
        return masked.isEmpty() ? given : new Masked(masked, given);
    }

    /**
     * Columns that are 0 besides other fixed entries.
     *
     * @param masked columns that are 0; shared
     */
    record Masked(BitSet masked, FixedEntries others) implements FixedEntries {
        @Override
        public boolean isFixed(int row, int column) {
            return masked.get(column) || others.isFixed(row, column);
        }

        @Override
        public double value(int row, int column) {
            return masked.get(column) ? 0 : others.value(row, column);
        }

        @Override
        public boolean isEmpty() {
            return false;
        }

        @Override
        public double whole(int column) {
            return masked.get(column) ? 0 : others.whole(column);
        }
    }

    /**
     * Columns with sums of their own besides fixed entries.
     *
     * @param sums sum of each column; shared
     */
    record Summing(double[] sums, FixedEntries others) implements FixedEntries {
        @Override
        public boolean isFixed(int row, int column) {
            return others.isFixed(row, column);
        }

        @Override
        public double value(int row, int column) {
            return others.value(row, column);
        }

        @Override
        public boolean isEmpty() {
            return others.isEmpty();
        }

        @Override
        public double whole(int column) {
            return sums[column];
        }
    }

    /** All entries are free. */
    record None() implements FixedEntries {
        @Override
        public boolean isFixed(int row, int column) {
            return false;
        }

        @Override
        public double value(int row, int column) {
            throw new IllegalStateException("no entry is fixed");
        }

        @Override
        public boolean isEmpty() {
            return true;
        }
    }

    /**
     * Some entries are fixed.
     *
     * @param matrix values, NaN where free; shared
     */
    record Of(DMatrixRMaj matrix) implements FixedEntries {
        @Override
        public boolean isFixed(int row, int column) {
            return !Double.isNaN(matrix.unsafe_get(row, column));
        }

        @Override
        public double value(int row, int column) {
            return matrix.unsafe_get(row, column);
        }

        @Override
        public boolean isEmpty() {
            return false;
        }
    }
}
