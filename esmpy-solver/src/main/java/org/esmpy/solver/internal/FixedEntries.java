package org.esmpy.solver.internal;

import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;

/** Entries of a factor that keep a value; a NaN in the matrix leaves the entry free. */
public sealed interface FixedEntries {
    /** Whether an entry keeps its value. */
    boolean isFixed(int row, int column);

    /** The value of a fixed entry. */
    double value(int row, int column);

    /** Whether no entry is fixed. */
    boolean isEmpty();

    /** The fixed entries of W. */
    static FixedEntries ofW(Problem problem) {
        return problem.constraint(Constraint.FixedW.class)
                .<FixedEntries>map(fixed -> new Of(fixed.w()))
                .orElse(new None());
    }

    /** The fixed entries of H. */
    static FixedEntries ofH(Problem problem) {
        return problem.constraint(Constraint.FixedH.class)
                .<FixedEntries>map(fixed -> new Of(fixed.h()))
                .orElse(new None());
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
