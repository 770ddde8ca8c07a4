package org.esmpy.solver.lowdose;

import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.internal.CountPasses;
import org.esmpy.solver.internal.SparseRows;

/** D = G·W as the kernels take it, with its column sums. */
final class Spectra {
    private final double[] d;
    private final double[] sums;

    Spectra(SparseRows g, DMatrixRMaj w) {
        int phases = w.getNumCols();
        int stride = CountPasses.stride(phases);
        this.d = new double[g.channels() * stride];
        this.sums = new double[phases];
        g.times(w.data, phases, d, stride);
        for (int l = 0; l < g.channels(); l++) {
            for (int k = 0; k < phases; k++) {
                sums[k] += d[l * stride + k];
            }
        }
    }

    /** D, L×{@link CountPasses#stride}. Shared. */
    double[] d() {
        return d;
    }

    /** Column sums of D: counts per unit of exposure, length K. Shared. */
    double[] sums() {
        return sums;
    }
}
