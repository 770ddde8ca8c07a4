package org.esmpy.solver.internal.start;

import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;

/** The lower bounds of the entries of W or H; 0 unless the problem gives others. Fixed entries keep their value. */
public sealed interface LowerBounds {
    /** The bound of an entry; at least 0. */
    double at(int row, int column);

    /** Whether every bound is 0. */
    boolean isEmpty();

    /** The bounds of W. */
    static LowerBounds ofW(Problem problem) {
        return of(problem.constraint(Constraint.LowerBoundW.class)
                .map(Constraint.LowerBoundW::w)
                .orElse(new DMatrixRMaj()));
    }

    /** The bounds of H; those of masked pixels have no effect. */
    static LowerBounds ofH(Problem problem) {
        return of(problem.constraint(Constraint.LowerBoundH.class)
                .map(Constraint.LowerBoundH::h)
                .orElse(new DMatrixRMaj()));
    }

    private static LowerBounds of(DMatrixRMaj matrix) {
        return matrix.getNumElements() == 0 ? new Zero() : new Of(matrix);
    }

    /** Entries need only be non-negative. */
    record Zero() implements LowerBounds {
        @Override
        public double at(int row, int column) {
            return 0;
        }

        @Override
        public boolean isEmpty() {
            return true;
        }
    }

    /**
     * Some entries have a bound above 0.
     *
     * @param matrix bounds; shared
     */
    record Of(DMatrixRMaj matrix) implements LowerBounds {
        @Override
        public double at(int row, int column) {
            return matrix.unsafe_get(row, column);
        }

        @Override
        public boolean isEmpty() {
            return false;
        }
    }
}
