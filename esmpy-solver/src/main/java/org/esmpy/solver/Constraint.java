package org.esmpy.solver;

import org.ejml.data.DMatrixRMaj;

/** What the factors must obey besides being non-negative. */
public sealed interface Constraint {
    /** The abundances of every pixel sum to one: {@code Σ_k H[k,p] = 1}. */
    record SimplexH() implements Constraint {}

    /**
     * The chosen rows of W sum to one in every phase: {@code Σ_c∈rows W[c,k] = 1}.
     *
     * @param rows rows of W, ascending, without repeats; copied
     */
    record SimplexW(int... rows) implements Constraint {
        public SimplexW {
            rows = rows.clone();
        }

        @Override
        public int[] rows() {
            return rows.clone();
        }
    }

    /**
     * Entries of W that keep the value given here; a NaN leaves an entry free.
     *
     * @param w C×K; shared
     */
    record FixedW(DMatrixRMaj w) implements Constraint {}

    /**
     * Entries of H that keep the value given here; a NaN leaves an entry free.
     *
     * @param h K×P; shared
     */
    record FixedH(DMatrixRMaj h) implements Constraint {}
}
