package org.esmpy.solver.initialize;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.Initializer;
import org.esmpy.solver.Problem;
import org.esmpy.solver.internal.point.Clusters;

/**
 * Makes the start {@code kmeans}: clusters of binned pixels. Counts are summed over bins of up to {@value #BIN} ×
 * {@value #BIN} pixels, described by whitened coordinates in G (for G = I in the leading singular vectors) and
 * clustered. A cluster may still mix phases, because pixels of a pure phase may not exist; its W is therefore moved
 * away from the mean by its distance to it, and negative entries become 0. Two per cent of the mean are added, so that
 * no column is stuck at 0. The abundances are those of the bins at these spectra. Public so that it can be bound by
 * type; usually taken from an {@link org.esmpy.solver.catalog.InitializerCatalog}.
 */
public final class KMeansInitializer implements Initializer {
    /** Largest side of a bin, pixels: at 18 counts per pixel its spectrum has a thousand counts. */
    private static final int BIN = 8;

    /** How far a cluster's W is moved away from the mean, in units of its distance. */
    private static final double EXTRAPOLATION = 1;

    /** Least random factor on {@link #FILL}, which makes phases differ; the mean factor is 1. */
    private static final double LEAST_FILL = 0.5;

    /** Share of the mean spectrum that is added, because columns that start at 0 could not grow. */
    private static final double FILL = 0.02;

    @Override
    public String id() {
        return "kmeans";
    }

    @Override
    public Factors initialize(Problem problem, Optional<Basis> basis, RandomGenerator random) {
        StartScale scale = new StartScale(problem, basis);
        BinnedMap map = new BinnedMap(problem, basis, BIN, scale, random);
        int[] labels = Clusters.assign(map.points(), problem.phases(), random);
        DMatrixRMaj w = extrapolated(scale.weights(means(map, labels, scale, problem.phases())), scale, random);
        return scale.constrained(w, map.abundances(w, FILL));
    }

    /** Mean spectrum of each cluster, counts per pixel, L×K; that of all for an empty one. */
    private static DMatrixRMaj means(BinnedMap map, int[] labels, StartScale scale, int phases) {
        DMatrixRMaj spectra = new DMatrixRMaj(scale.mean().length, phases);
        for (int k = 0; k < phases; k++) {
            int label = k;
            double[] mean = map.meanSpectrum(IntStream.range(0, labels.length)
                    .filter(bin -> labels[bin] == label)
                    .toArray());
            for (int l = 0; l < mean.length; l++) {
                spectra.unsafe_set(l, k, mean[l]);
            }
        }
        return spectra;
    }

    private static DMatrixRMaj extrapolated(DMatrixRMaj w, StartScale scale, RandomGenerator random) {
        double[] mean = scale.meanWeights();
        DMatrixRMaj out = new DMatrixRMaj(w.getNumRows(), w.getNumCols());
        for (int c = 0; c < w.getNumRows(); c++) {
            for (int k = 0; k < w.getNumCols(); k++) {
                double value = w.unsafe_get(c, k);
                double moved = Math.max(0, value + EXTRAPOLATION * (value - mean[c]));
                out.unsafe_set(c, k, moved + FILL * mean[c] * (LEAST_FILL + random.nextDouble()));
            }
        }
        return out;
    }
}
