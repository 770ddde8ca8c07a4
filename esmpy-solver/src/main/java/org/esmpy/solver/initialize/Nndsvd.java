package org.esmpy.solver.initialize;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.Problem;

/**
 * Makes starts by non-negative double singular value decomposition (Boutsidis and Gallopoulos 2008,
 * doi:10.1016/j.patcog.2007.09.010) on a randomised decomposition of the sparse counts. The first singular vectors have
 * one sign; of each further pair the positive or the negative parts are kept, whichever are larger. With a model the
 * spectra are mapped onto the columns of G by {@link org.esmpy.model.quantify.KlProjection}. Phases that come out
 * empty, such as those beyond the rank of the counts, are random.
 */
final class Nndsvd {
    private Nndsvd() {}

    static Factors factors(Problem problem, Optional<Basis> basis, RandomGenerator random, ZeroFill zeros) {
        StartScale scale = new StartScale(problem, basis);
        int phases = problem.phases();
        RandomizedSvd svd = RandomizedSvd.of(problem.counts(), phases, random);
        DMatrixRMaj spectra = new DMatrixRMaj(problem.counts().channels(), phases);
        DMatrixRMaj h = new DMatrixRMaj(phases, problem.counts().pixels());
        for (int k = 0; k < phases; k++) {
            SpectrumAndMap phase =
                    k < svd.values().length ? part(svd, k) : SpectrumAndMap.empty(spectra.getNumRows(), h.getNumCols());
            phase.normalize(scale.countsPerPixel());
            (phase.isEmpty() ? ZeroFill.RANDOM : zeros).fill(phase, scale, random);
            for (int l = 0; l < spectra.getNumRows(); l++) {
                spectra.unsafe_set(l, k, phase.spectrum()[l]);
            }
            System.arraycopy(phase.abundance(), 0, h.data, k * h.getNumCols(), h.getNumCols());
        }
        return scale.constrained(zeros == ZeroFill.KEPT ? scale.projected(spectra) : scale.weights(spectra), h);
    }

    /** The larger of the positive and the negative parts; their product approximates the triplet. */
    private static SpectrumAndMap part(RandomizedSvd svd, int k) {
        double positive = norm(svd.left(), k, 1) * norm(svd.right(), k, 1);
        double negative = norm(svd.left(), k, -1) * norm(svd.right(), k, -1);
        int sign = positive >= negative ? 1 : -1;
        double[] spectrum = part(svd.left(), k, sign);
        double[] abundance = part(svd.right(), k, sign);
        for (int p = 0; p < abundance.length; p++) {
            abundance[p] *= svd.values()[k];
        }
        return new SpectrumAndMap(spectrum, abundance);
    }

    /**
     * Sets entries of the other sign to 0. The first vector has one sign but for rounding, so its absolute values are
     * taken.
     */
    private static double[] part(DMatrixRMaj vectors, int k, int sign) {
        double[] part = new double[vectors.getNumRows()];
        for (int i = 0; i < part.length; i++) {
            double value = sign * vectors.unsafe_get(i, k);
            part[i] = k == 0 ? Math.abs(value) : Math.max(0, value);
        }
        return part;
    }

    private static double norm(DMatrixRMaj vectors, int k, int sign) {
        double sum = 0;
        for (int i = 0; i < vectors.getNumRows(); i++) {
            double value = Math.max(0, sign * vectors.unsafe_get(i, k));
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}
