package org.esmpy.solver.mixture;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.internal.Fma;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.counts.PixelTasks;
import org.esmpy.solver.internal.penalty.AbundancePenalty;

/**
 * Computes standard errors of the abundances of each pixel at known phases, from the counts of the pixel and what its
 * neighbours tell of it. Where the counts of every pixel have the information ι about a direction on the simplex, and an
 * energy {@code w/2·|∇a|²} couples neighbours, the variance is the mean of {@code 1/(ι + Λ(k))} over all wave vectors k of
 * the grid (Rue and Held 2005, Gaussian Markov Random Fields, section 2.6, doi:10.1201/9780203492024). Long waves have
 * {@code Λ = w·k²}, of which the share between 0 and u is {@code u/4πw}. The others are taken to be at the upper end U, where
 * U gives Λ its mean, the curvature of a single pixel: {@code ln(1 + U/ι)/4πw + (1 − U/4πw)/(ι + U)}, which is 1/ι without
 * coupling. An abundance of 0 has the error that it would have if it alone were free, so that two of it bound it from above. A
 * pure pixel has the error of the abundance that is known worst. Errors of the phases are not part of it.
 */
public final class AbundanceErrors {
    /** Standard deviation of a share of which nothing is known but that it is between 0 and 1. */
    private static final double UNKNOWN = Math.sqrt(1.0 / 12);

    /** Curvature of the coupling at a pixel in units of w, with eight neighbours of which the diagonal ones count 1/√2. */
    private static final double CURVATURE = 2 * Math.sqrt(2);

    /** Waves per Λ: of all wave vectors of the grid, the share with Λ below u is u over this, in units of w. */
    private static final double LONG_WAVES = 4 * Math.PI;

    /** U in units of w: the solution of {@code U − U²/8π = 2√2}. */
    private static final double LARGEST = LONG_WAVES - Math.sqrt(LONG_WAVES * (LONG_WAVES - 2 * CURVATURE));

    private final ExposedCounts map;
    private final DMatrixRMaj spectra;
    private final double[] ht;
    private final AbundancePenalty penalty;
    private final int phases;

    private AbundanceErrors(ExposedProblem problem, Mixture maps, SpatialPrior prior, Workers workers) {
        ExposedObjective exposed = new ExposedObjective(problem, workers);
        this.map = problem.map();
        this.spectra = problem.bases().spectra(maps.w());
        this.ht = exposed.ht(maps);
        this.penalty = exposed.penalty(prior);
        this.phases = maps.phases();
    }

    /**
     * The errors.
     *
     * @param problem what was decomposed
     * @param maps    phases, and abundances as the prior has them
     * @param prior   what was expected of neighbours
     * @return K×P, in the unit of H: of shares times exposure
     */
    public static DMatrixRMaj of(ExposedProblem problem, Mixture maps, SpatialPrior prior, Workers workers) {
        AbundanceErrors errors = new AbundanceErrors(problem, maps, prior, workers);
        DMatrixRMaj all = new DMatrixRMaj(maps.phases(), problem.map().pixels());
        new PixelTasks(problem.map().pixels()).run(workers, (task, from, to) -> {
            for (int p = from; p < to; p++) {
                double exposure = errors.map.exposures()[p];
                if (exposure > 0 && !errors.map.pure().isPure(p)) {
                    double[] ofPixel = errors.ofPixel(p, maps.abundances(), exposure);
                    for (int k = 0; k < ofPixel.length; k++) {
                        all.unsafe_set(k, p, exposure * ofPixel[k]);
                    }
                }
            }
        });
        return all;
    }

    /** Errors of the shares of a pixel. */
    private double[] ofPixel(int pixel, DMatrixRMaj shares, double exposure) {
        double[] information = information(pixel, shares);
        double coupling = penalty.addQuadratics(ht, pixel, new double[phases]) * exposure * exposure / CURVATURE;
        int[] free = IntStream.range(0, phases)
                .filter(k -> shares.unsafe_get(pixel, k) > 0)
                .toArray();
        double[] errors = new double[phases];
        double[] ofFree = errors(free, information, coupling);
        for (int i = 0; i < free.length; i++) {
            errors[free[i]] = ofFree[i];
        }
        for (int k = 0; k < phases; k++) {
            if (!(shares.unsafe_get(pixel, k) > 0)) {
                int[] with = Arrays.copyOf(free, free.length + 1);
                with[free.length] = k;
                errors[k] = errors(with, information, coupling)[free.length];
            }
        }
        if (free.length == 1) {
            errors[free[0]] = Arrays.stream(errors).max().orElse(0);
        }
        return errors;
    }

    /** Observed information of the counts of a pixel about its shares, K×K. */
    private double[] information(int pixel, DMatrixRMaj shares) {
        double[] information = new double[phases * phases];
        CountMatrix counts = map.counts();
        counts.forEach(pixel, (channel, count) -> {
            double rate = 0;
            for (int k = 0; k < phases; k++) {
                rate = Fma.of(spectra.unsafe_get(channel, k), shares.unsafe_get(pixel, k), rate);
            }
            for (int i = 0; i < information.length && rate > 0; i++) {
                information[i] += count
                        * (spectra.unsafe_get(channel, i / phases) / rate)
                        * (spectra.unsafe_get(channel, i % phases) / rate);
            }
        });
        return information;
    }

    /** Errors of the shares of these phases where they and no others are free; the share of a single one is known. */
    private double[] errors(int[] free, double[] information, double coupling) {
        double[] errors = new double[free.length];
        if (free.length < 2) {
            return errors;
        }
        DMatrixRMaj onSimplex = sumFree(free.length);
        DMatrixRMaj ofFree = new DMatrixRMaj(free.length, free.length);
        for (int i = 0; i < free.length; i++) {
            for (int j = 0; j < free.length; j++) {
                ofFree.unsafe_set(i, j, information[free[i] * phases + free[j]]);
            }
        }
        DMatrixRMaj half = new DMatrixRMaj(free.length - 1, free.length);
        CommonOps_DDRM.multTransA(onSimplex, ofFree, half);
        DMatrixRMaj directions = new DMatrixRMaj(free.length - 1, free.length - 1);
        CommonOps_DDRM.mult(half, onSimplex, directions);
        if (free.length == 2) { // most pixels; a decomposition costs more than all else
            double along = onSimplex.unsafe_get(0, 0);
            Arrays.fill(errors, bounded(along * along * variance(directions.unsafe_get(0, 0), coupling)));
            return errors;
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(free.length - 1, true, true);
        if (!eigen.decompose(directions)) {
            Arrays.fill(errors, UNKNOWN);
            return errors;
        }
        for (int row = 0; row < free.length; row++) {
            double variance = 0;
            for (int i = 0; i < free.length - 1; i++) {
                double along = 0;
                for (int j = 0; j < free.length - 1; j++) {
                    along += onSimplex.unsafe_get(row, j)
                            * eigen.getEigenVector(i).unsafe_get(j, 0);
                }
                variance += along * along * variance(eigen.getEigenvalue(i).getReal(), coupling);
            }
            errors[row] = bounded(variance);
        }
        return errors;
    }

    private static double bounded(double variance) {
        return Math.min(UNKNOWN, Math.sqrt(variance));
    }

    /** Variance of a direction that the counts of each pixel tell with this information, beside coupled neighbours. */
    static double variance(double information, double coupling) {
        double seen = Math.max(information, Double.MIN_NORMAL);
        if (!(coupling > 0)) {
            return 1 / seen;
        }
        double largest = LARGEST * coupling;
        return Math.log1p(largest / seen) / (LONG_WAVES * coupling) + (1 - LARGEST / LONG_WAVES) / (seen + largest);
    }

    /** Orthonormal directions along which n shares keep their sum (Helmert), n×(n − 1). */
    private static DMatrixRMaj sumFree(int n) {
        DMatrixRMaj directions = new DMatrixRMaj(n, n - 1);
        for (int j = 0; j < n - 1; j++) {
            double norm = Math.sqrt((j + 1.0) * (j + 2));
            for (int i = 0; i <= j; i++) {
                directions.unsafe_set(i, j, 1 / norm);
            }
            directions.unsafe_set(j + 1, j, -(j + 1) / norm);
        }
        return directions;
    }
}
