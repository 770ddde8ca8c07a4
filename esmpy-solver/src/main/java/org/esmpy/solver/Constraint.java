package org.esmpy.solver;

import java.util.Arrays;
import java.util.BitSet;
import org.ejml.data.DMatrixRMaj;

/** What the factors must obey besides being non-negative. */
public sealed interface Constraint {
    /** The abundances of every pixel sum to one: {@code Σ_k H[k,p] = 1}. */
    record SimplexH() implements Constraint {}

    /**
     * The chosen rows of W sum to one in every phase: {@code Σ_c∈rows W[c,k] = 1}.
     *
     * @param rows rows of W, at least one, ascending, without repeats; copied
     */
    record SimplexW(int... rows) implements Constraint {
        public SimplexW {
            rows = rows.clone();
            boolean ascending = rows.length > 0 && rows[0] >= 0;
            for (int i = 1; i < rows.length; i++) {
                ascending &= rows[i] > rows[i - 1];
            }
            if (!ascending) {
                throw new IllegalArgumentException(
                        "rows of W that sum to one must be at least one, ascending from 0 and"
                                + " without repeats, got " + Arrays.toString(rows));
            }
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

    /**
     * Entries of W that may not fall below the value given here.
     *
     * @param w C×K, at least 0; shared
     */
    record LowerBoundW(DMatrixRMaj w) implements Constraint {}

    /**
     * Entries of H that may not fall below the value given here.
     *
     * @param h K×P, at least 0; shared
     */
    record LowerBoundH(DMatrixRMaj h) implements Constraint {}

    /**
     * Pixels and channels that carry no likelihood. Abundances of masked pixels are 0, whatever sums were asked for, and
     * bind no neighbours; rows of G of masked channels count as 0 ({@link Problem#seen}). The counts of both must be gone:
     * {@link Problem#masked} does that and adds this constraint.
     *
     * @param pixels   masked pixels; copied
     * @param channels masked channels; copied
     */
    record Masked(BitSet pixels, BitSet channels) implements Constraint {
        public Masked {
            pixels = (BitSet) pixels.clone();
            channels = (BitSet) channels.clone();
        }

        @Override
        public BitSet pixels() {
            return (BitSet) pixels.clone();
        }

        @Override
        public BitSet channels() {
            return (BitSet) channels.clone();
        }
    }
}
