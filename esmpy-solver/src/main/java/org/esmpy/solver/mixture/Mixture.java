package org.esmpy.solver.mixture;

import org.ejml.data.DMatrixRMaj;

/**
 * Phases and their abundances in {@link ExposedCounts}: pixel p has the rates {@code e_p · G·W·a_p}. The matrices are
 * shared, not copied.
 */
public final class Mixture {
    private final DMatrixRMaj w;
    private final DMatrixRMaj abundances;

    /**
     * @param w          W, C×K: amount of each column of G in each phase, counts per unit of exposure
     * @param abundances A, P×K: rows on the simplex
     * @throws IllegalArgumentException if the numbers of phases differ
     */
    public Mixture(DMatrixRMaj w, DMatrixRMaj abundances) {
        if (w.getNumCols() != abundances.getNumCols()) {
            throw new IllegalArgumentException(
                    "W has " + w.getNumCols() + " phases, but the abundances have " + abundances.getNumCols());
        }
        this.w = w;
        this.abundances = abundances;
    }

    /** Given W, and the same share of every phase in all pixels. */
    public static Mixture even(DMatrixRMaj w, int pixels) {
        DMatrixRMaj abundances = new DMatrixRMaj(pixels, w.getNumCols());
        abundances.fill(1.0 / w.getNumCols());
        return new Mixture(w, abundances);
    }

    /** W, C×K. Shared. */
    public DMatrixRMaj w() {
        return w;
    }

    /** A, P×K. Shared. */
    public DMatrixRMaj abundances() {
        return abundances;
    }

    /** Number of phases, K. */
    public int phases() {
        return w.getNumCols();
    }

    /** The same abundances with W times {@code factor}, as for counts multiplied by this factor. */
    public Mixture withWeightsTimes(double factor) {
        DMatrixRMaj scaled = w.copy();
        for (int i = 0; i < scaled.getNumElements(); i++) {
            scaled.data[i] *= factor;
        }
        return new Mixture(scaled, abundances);
    }

    /** Number of free abundances: those above 0, less one per pixel because a pixel's abundances have a fixed sum. */
    public int freeAbundances() {
        int free = -abundances.getNumRows();
        for (double value : abundances.data) {
            free += value > 0 ? 1 : 0;
        }
        return free;
    }

    /**
     * How much there is of each phase: sums of abundances in units of exposure, length K.
     *
     * @param exposures of the pixels, length P
     */
    public double[] amounts(double[] exposures) {
        double[] amounts = new double[phases()];
        for (int p = 0; p < exposures.length; p++) {
            for (int k = 0; k < amounts.length; k++) {
                amounts[k] += exposures[p] * abundances.unsafe_get(p, k);
            }
        }
        return amounts;
    }

    /** The largest abundance of a phase in any pixel. */
    public double largestAbundance(int phase) {
        double largest = 0;
        for (int p = 0; p < abundances.getNumRows(); p++) {
            largest = Math.max(largest, abundances.unsafe_get(p, phase));
        }
        return largest;
    }

    /** Abundances moved towards the centre of the simplex, {@code (1 − share)·a + share/K}: releases zeros. */
    public Mixture released(double share) {
        DMatrixRMaj moved = abundances.copy();
        for (int i = 0; i < moved.getNumElements(); i++) {
            moved.data[i] = (1 - share) * moved.data[i] + share / phases();
        }
        return new Mixture(w, moved);
    }
}
