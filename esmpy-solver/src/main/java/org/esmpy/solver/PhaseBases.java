package org.esmpy.solver;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.Basis;

/**
 * Holds the matrix G (L×C) of every phase: phase k has the spectrum {@code G_k·w_k}. The columns have the same meaning
 * for all phases, but their entries differ if each phase has its own absorption. Usually all phases share one G. The
 * matrices are shared, not copied.
 */
public final class PhaseBases {
    private final DMatrixRMaj mean;
    private final List<DMatrixRMaj> own;

    private PhaseBases(DMatrixRMaj mean, List<DMatrixRMaj> own) {
        this.mean = mean;
        this.own = own;
    }

    /** One G for any number of phases. */
    public static PhaseBases shared(DMatrixRMaj g) {
        return new PhaseBases(g, List.of());
    }

    /**
     * A G for each phase.
     *
     * @param mean G of the mean of the map
     * @param own  G of each phase; empty if all phases use that of the mean
     * @throws IllegalArgumentException if they differ in shape
     */
    public static PhaseBases of(DMatrixRMaj mean, List<DMatrixRMaj> own) {
        for (int k = 0; k < own.size(); k++) {
            DMatrixRMaj g = own.get(k);
            if (g.getNumRows() != mean.getNumRows() || g.getNumCols() != mean.getNumCols()) {
                throw new IllegalArgumentException("G of phase " + (k + 1) + " is " + g.getNumRows() + " x "
                        + g.getNumCols() + ", but that of the mean " + mean.getNumRows() + " x " + mean.getNumCols());
            }
        }
        return new PhaseBases(mean, List.copyOf(own));
    }

    /** The G of a basis and of its phases. */
    public static PhaseBases of(Basis basis) {
        return of(basis.g(), basis.phases().stream().map(Basis::g).toList());
    }

    /** Whether all phases have one G. */
    public boolean isShared() {
        return own.isEmpty();
    }

    /** G of the mean of the map, which is used before phases are known. Shared. */
    public DMatrixRMaj mean() {
        return mean;
    }

    /** G of a phase. Shared. */
    public DMatrixRMaj of(int phase) {
        return own.isEmpty() ? mean : own.get(phase);
    }

    /** G of each phase; empty if all phases share one. Shared. */
    public List<DMatrixRMaj> own() {
        return own;
    }

    /** Number of channels, L. */
    public int channels() {
        return mean.getNumRows();
    }

    /** Number of columns, C. */
    public int columns() {
        return mean.getNumCols();
    }

    /**
     * Checks that there is a G for each phase.
     *
     * @param phases number of phases, K
     * @throws IllegalArgumentException if there are several, but not K
     */
    public void requirePhases(int phases) {
        if (!own.isEmpty() && own.size() != phases) {
            throw new IllegalArgumentException(
                    "G is given for " + own.size() + " phases, but there are " + phases + "; give one for each");
        }
    }

    /**
     * Spectra of the phases, {@code D = [G_1·w_1 … G_K·w_K]}.
     *
     * @param w W, C×K
     * @return D, L×K
     */
    public DMatrixRMaj spectra(DMatrixRMaj w) {
        DMatrixRMaj d = new DMatrixRMaj(channels(), w.getNumCols());
        if (isShared()) {
            CommonOps_DDRM.mult(mean, w, d);
            return d;
        }
        requirePhases(w.getNumCols());
        DMatrixRMaj spectrum = new DMatrixRMaj(channels(), 1);
        for (int k = 0; k < w.getNumCols(); k++) {
            CommonOps_DDRM.mult(of(k), CommonOps_DDRM.extractColumn(w, k, null), spectrum);
            CommonOps_DDRM.insert(spectrum, d, 0, k);
        }
        return d;
    }
}
