package org.esmpy.solver.initialize;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.Initializer;
import org.esmpy.solver.Problem;

/**
 * {@code nndsvd}: non-negative double singular value decomposition (Boutsidis and Gallopoulos 2008,
 * doi:10.1016/j.patcog.2007.09.010) on a randomised decomposition of the sparse counts. Of each pair of singular vectors
 * the positive or the negative parts are kept, whichever are larger. Multiplicative updates never leave 0, so zeros are
 * filled as in its variant {@code ar}, but with small random shares of the mean spectrum and of the mean abundance
 * instead of one constant. With a model the spectra are mapped onto the columns of G by {@link
 * org.esmpy.solver.KlProjection}. Public so that it can be bound by type; usually taken from an {@link
 * org.esmpy.solver.InitializerCatalog}.
 */
public final class NndsvdInitializer implements Initializer {
    /** Share of the mean with which zeros are filled, on average. */
    private static final double FILL = 0.02;

    @Override
    public String id() {
        return "nndsvd";
    }

    @Override
    public Factors initialize(Problem problem, Optional<Basis> basis, RandomGenerator random) {
        StartScale scale = new StartScale(problem, basis);
        int phases = problem.phases();
        RandomizedSvd svd = RandomizedSvd.of(problem.counts(), phases, random);
        DMatrixRMaj spectra = new DMatrixRMaj(problem.counts().channels(), phases);
        DMatrixRMaj h = new DMatrixRMaj(phases, problem.counts().pixels());
        for (int k = 0; k < phases; k++) {
            double[] spectrum = new double[spectra.getNumRows()];
            double[] abundance = new double[h.getNumCols()];
            if (k < svd.values().length) {
                split(svd, k, spectrum, abundance);
            }
            fill(spectrum, abundance, scale, random);
            for (int l = 0; l < spectrum.length; l++) {
                spectra.unsafe_set(l, k, spectrum[l]);
            }
            System.arraycopy(abundance, 0, h.data, k * abundance.length, abundance.length);
        }
        return scale.constrained(scale.weights(spectra), h);
    }

    /** The larger of the positive and the negative parts; their product approximates the triplet. */
    private static void split(RandomizedSvd svd, int k, double[] spectrum, double[] abundance) {
        double positive = norm(svd.left(), k, 1) * norm(svd.right(), k, 1);
        double negative = norm(svd.left(), k, -1) * norm(svd.right(), k, -1);
        int sign = positive >= negative ? 1 : -1;
        for (int l = 0; l < spectrum.length; l++) {
            spectrum[l] = Math.max(0, sign * svd.left().unsafe_get(l, k));
        }
        for (int p = 0; p < abundance.length; p++) {
            abundance[p] = Math.max(0, sign * svd.right().unsafe_get(p, k)) * svd.values()[k];
        }
    }

    /** Makes the spectrum sum to the counts of a mean pixel, the abundance inversely, and both positive. */
    private static void fill(double[] spectrum, double[] abundance, StartScale scale, RandomGenerator random) {
        double sum = Arrays.stream(spectrum).sum();
        double factor = sum > 0 ? scale.countsPerPixel() / sum : 1;
        double total = 0;
        for (int p = 0; p < abundance.length; p++) {
            abundance[p] /= factor;
            total += abundance[p];
        }
        double meanAbundance = total > 0 ? total / abundance.length : 1;
        for (int p = 0; p < abundance.length; p++) {
            abundance[p] += FILL * meanAbundance * (0.5 + random.nextDouble());
        }
        for (int l = 0; l < spectrum.length; l++) {
            spectrum[l] = spectrum[l] * factor + FILL * scale.mean()[l] * (0.5 + random.nextDouble());
        }
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
