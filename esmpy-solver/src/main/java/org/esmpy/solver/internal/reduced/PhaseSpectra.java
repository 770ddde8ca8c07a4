package org.esmpy.solver.internal.reduced;

import org.esmpy.solver.internal.kernel.NewtonKernelsN;

/**
 * The spectra of the phases as all pixels share them.
 *
 * @param d        D = G·W, L rows padded as in the kernels; shared
 * @param products of the rows of D, for the kernels that are not written out for K
 */
public record PhaseSpectra(double[] d, double[] products) {
    static PhaseSpectra none() {
        return new PhaseSpectra(new double[0], new double[0]);
    }

    public static PhaseSpectra of(double[] d, int phases) {
        boolean isWrittenOut = phases >= 2 && phases <= 4;
        return new PhaseSpectra(d, isWrittenOut ? new double[0] : NewtonKernelsN.products(d, phases));
    }
}
