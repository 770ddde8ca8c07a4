package org.esmpy.solver;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;

/** A condition that the factors must obey besides being non-negative. */
public sealed interface Constraint {
    /**
     * The abundances of every pixel sum to one, or to a value given for the pixel: {@code Σ_k H[k,p] = sums[p]}, such
     * as its exposure or thickness relative to the mean. Pixels with a sum of 0 have no abundances.
     *
     * @param sums P sums, finite and at least 0; an empty array means that all are 1; copied
     */
    record SimplexH(double... sums) implements Constraint {
        public SimplexH {
            sums = sums.clone();
            for (int p = 0; p < sums.length; p++) {
                if (!(sums[p] >= 0 && sums[p] < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException("abundances can only sum to what is finite and not negative, but"
                            + " those of pixel " + p + " are to sum to " + sums[p]);
                }
            }
        }

        @Override
        public double[] sums() {
            return sums.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof SimplexH simplex && Arrays.equals(sums, simplex.sums);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(sums);
        }

        @Override
        public String toString() {
            return sums.length == 0 ? "SimplexH" : "SimplexH with sums of " + sums.length + " pixels";
        }

        /** The sum of the abundances of a pixel. */
        public double sum(int pixel) {
            return sums.length == 0 ? 1 : sums[pixel];
        }
    }

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

        @Override
        public boolean equals(Object other) {
            return other instanceof SimplexW simplex && Arrays.equals(rows, simplex.rows);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(rows);
        }

        @Override
        public String toString() {
            return "SimplexW of rows " + Arrays.toString(rows);
        }
    }

    /**
     * Some phases lack columns of G, or have weights in fixed proportions.
     *
     * @param space the set of allowed W
     */
    record TiedW(WeightSpace space) implements Constraint {
        public TiedW {
            Objects.requireNonNull(space, "space");
        }
    }

    /**
     * Entries of W that keep the value given here; a NaN leaves an entry free.
     *
     * @param w C×K; shared
     */
    record FixedW(DMatrixRMaj w) implements Constraint {
        public FixedW {
            Objects.requireNonNull(w, "w");
        }
    }

    /**
     * Entries of H that keep the value given here; a NaN leaves an entry free.
     *
     * @param h K×P; shared
     */
    record FixedH(DMatrixRMaj h) implements Constraint {
        public FixedH {
            Objects.requireNonNull(h, "h");
        }
    }

    /**
     * Entries of W that may not fall below the value given here.
     *
     * @param w C×K, at least 0; shared
     */
    record LowerBoundW(DMatrixRMaj w) implements Constraint {
        public LowerBoundW {
            Objects.requireNonNull(w, "w");
        }
    }

    /**
     * Entries of H that may not fall below the value given here.
     *
     * @param h K×P, at least 0; shared
     */
    record LowerBoundH(DMatrixRMaj h) implements Constraint {
        public LowerBoundH {
            Objects.requireNonNull(h, "h");
        }
    }

    /**
     * Pixels and channels that carry no likelihood. Abundances of masked pixels are 0, whatever sums are required, and
     * are not coupled to neighbours; rows of G of masked channels count as 0 ({@link Problem#seen}). The counts of both
     * must be removed: {@link Problem#masked} does that and adds this constraint.
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
