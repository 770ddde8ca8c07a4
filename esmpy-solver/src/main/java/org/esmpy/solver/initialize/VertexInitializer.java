package org.esmpy.solver.initialize;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.model.internal.Fma;
import org.esmpy.solver.Initializer;
import org.esmpy.solver.Problem;
import org.esmpy.solver.internal.point.AffineVertices;

/**
 * Makes the start {@code vertex}: corners of the cloud of binned pixels, in coordinates in which the Poisson noise is
 * white, by the successive projection algorithm (Araújo et al. 2001, doi:10.1016/S0169-7439(01)00119-8; robustness in
 * Gillis and Vavasis 2014, doi:10.1109/TPAMI.2013.226). It suits maps in which every phase is pure somewhere. A
 * corner's spectrum is the mean of the bins nearest to it, because a single bin is a corner mostly by its noise. Two
 * per cent of the mean are added, so that no column is stuck at 0. Public so that it can be bound by type; usually
 * taken from an {@link org.esmpy.solver.catalog.InitializerCatalog}.
 */
public final class VertexInitializer implements Initializer {
    /** Largest side of a bin, pixels; smaller than for clusters, so that bins of one phase only are left. */
    private static final int BIN = 4;

    /** Least random factor on {@link #FILL}, which makes phases differ; the mean factor is 1. */
    private static final double LEAST_FILL = 0.5;

    /** Share of the mean spectrum that is added, because columns that start at 0 could not grow. */
    private static final double FILL = 0.02;

    /** Share of the bins that make up a corner. */
    private static final double CORNER = 0.02;

    /** Least number of bins that make up a corner. */
    private static final int FEWEST = 3;

    @Override
    public String id() {
        return "vertex";
    }

    @Override
    public Factors initialize(Problem problem, Optional<Basis> basis, RandomGenerator random) {
        StartScale scale = new StartScale(problem, basis);
        BinnedMap map = new BinnedMap(problem, basis, BIN, scale, random);
        int phases = problem.phases();
        int[] corners = AffineVertices.of(map.points(), phases);
        DMatrixRMaj spectra = new DMatrixRMaj(scale.mean().length, phases);
        for (int k = 0; k < phases; k++) {
            double[] spectrum = map.meanSpectrum(nearest(map.points(), corners[k]));
            for (int l = 0; l < spectrum.length; l++) {
                spectra.unsafe_set(l, k, spectrum[l] + FILL * scale.mean()[l] * (LEAST_FILL + random.nextDouble()));
            }
        }
        DMatrixRMaj w = scale.weights(spectra);
        return scale.constrained(w, map.abundances(w, FILL));
    }

    private static int[] nearest(double[][] points, int corner) {
        int members = Math.min(points.length, Math.max(FEWEST, (int) (CORNER * points.length)));
        return IntStream.range(0, points.length)
                .boxed()
                .sorted((a, b) ->
                        Double.compare(distance(points[a], points[corner]), distance(points[b], points[corner])))
                .limit(members)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum = Fma.of(a[j] - b[j], a[j] - b[j], sum);
        }
        return sum;
    }
}
