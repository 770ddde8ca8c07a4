package org.esmpy.io;

import org.ejml.data.DMatrixRMaj;

/**
 * An image as the product factors · loadingsᵀ. The matrices are shared, not copied: they must not be written to.
 *
 * @param factors   spectra of the phases, L×K
 * @param loadings  abundances, pixel by pixel, P×K
 * @param algorithm name of the method, as other programs will show it
 */
public record Decomposition(DMatrixRMaj factors, DMatrixRMaj loadings, String algorithm) {
    public Decomposition {
        if (factors.getNumCols() != loadings.getNumCols() || factors.getNumCols() < 1) {
            throw new IllegalArgumentException(
                    "a decomposition needs as many factors as loadings and at least one, got " + factors.getNumCols()
                            + " and " + loadings.getNumCols());
        }
    }

    /** Number of phases, K. */
    public int phases() {
        return factors.getNumCols();
    }
}
