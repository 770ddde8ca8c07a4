package org.esmpy.solver.analysis;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Factors;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;

/**
 * Fixes the scale of factors where no sum-to-one constraint did: the spectrum of every phase is scaled to the mean counts of a
 * pixel, so that an abundance is a share of the counts times the pixel's exposure, and all abundances of a pixel sum to 1 on
 * average. The low-dose pipeline has the same scale already.
 */
final class FactorScale {
    private final double[] factor;

    private FactorScale(double[] factor) {
        this.factor = factor;
    }

    static FactorScale of(Problem problem, Outcome result) {
        double[] factor = new double[problem.phases()];
        Arrays.fill(factor, 1);
        boolean open = result.pipeline().isEmpty()
                && problem.constraint(Constraint.SimplexH.class).isEmpty()
                && problem.constraint(Constraint.SimplexW.class).isEmpty();
        double mean = problem.countsPerPixel();
        for (int k = 0; open && k < factor.length; k++) {
            double sum = 0;
            for (int l = 0; l < result.spectra().getNumRows(); l++) {
                sum += result.spectra().get(l, k);
            }
            factor[k] = sum > 0 ? mean / sum : 1;
        }
        return new FactorScale(factor);
    }

    Factors factors(Factors factors) {
        return new Factors(spectra(factors.w()), abundances(factors.h()));
    }

    /** H or its errors, K×P, in the new scale. */
    DMatrixRMaj abundances(DMatrixRMaj abundances) {
        DMatrixRMaj h = abundances.copy();
        for (int k = 0; k < factor.length; k++) {
            for (int p = 0; p < h.getNumCols(); p++) {
                h.set(k, p, h.get(k, p) / factor[k]);
            }
        }
        return h;
    }

    /** A matrix with a column per phase, such as W or D, in the new scale. */
    DMatrixRMaj spectra(DMatrixRMaj columns) {
        DMatrixRMaj scaled = columns.copy();
        for (int row = 0; row < scaled.getNumRows(); row++) {
            for (int k = 0; k < factor.length; k++) {
                scaled.set(row, k, scaled.get(row, k) * factor[k]);
            }
        }
        return scaled;
    }
}
