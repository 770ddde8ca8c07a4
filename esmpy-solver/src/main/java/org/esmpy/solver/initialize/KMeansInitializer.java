package org.esmpy.solver.initialize;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.Factors;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Initializer;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.AbundanceStep;
import org.esmpy.solver.internal.Clusters;
import org.esmpy.solver.internal.CountPasses;
import org.esmpy.solver.internal.SpectraOperator;
import org.esmpy.solver.internal.StartValues;

/**
 * {@code kmeans}: clusters of binned pixels. Counts are summed over bins of up to {@value #BIN} × {@value #BIN} pixels,
 * described by whitened coordinates in G (for G = I in the leading singular vectors) and clustered. A cluster's spectrum
 * still mixes phases, so it is moved away from the mean by its distance to it, as far as W stays non-negative: pixels of
 * a pure phase may not exist. Two per cent of the mean keep absent columns alive. The abundances are those of the bins
 * at these spectra. Public so that it can be bound by type; usually taken from an {@link
 * org.esmpy.solver.InitializerCatalog}.
 */
public final class KMeansInitializer implements Initializer {
    private static final int BIN = 8;

    /** How far a cluster's W is moved away from the mean, in units of its distance. */
    private static final double EXTRAPOLATION = 1;

    private static final double FILL = 0.02;

    /** Singular vectors beyond K that stand in for G where there is none. */
    private static final int EXTRA_DIRECTIONS = 2;

    private static final int ABUNDANCE_STEPS = 100;

    @Override
    public String id() {
        return "kmeans";
    }

    @Override
    public Factors initialize(Problem problem, Optional<Basis> basis, RandomGenerator random) {
        StartScale scale = new StartScale(problem, basis);
        Bins bins = Bins.of(problem, BIN);
        boolean simplex = problem.constraint(Constraint.SimplexH.class).isPresent();
        double[][] points = coordinates(bins, directions(problem, basis, random), scale, simplex);
        int[] labels = Clusters.assign(points, problem.phases(), random);
        DMatrixRMaj w = extrapolated(scale.weights(means(bins, labels, scale, problem.phases())), scale, random);
        DMatrixRMaj h = abundances(bins, SpectraOperator.of(basis, scale.mean().length), w, simplex);
        return scale.constrained(w, bins.spread(h));
    }

    private static DMatrixRMaj directions(Problem problem, Optional<Basis> basis, RandomGenerator random) {
        return basis.map(Basis::g)
                .orElseGet(() -> RandomizedSvd.of(problem.counts(), problem.phases() + EXTRA_DIRECTIONS, random)
                        .left());
    }

    /** Whitened coordinates per pixel of each bin; without a simplex relative to the bin's counts. */
    private static double[][] coordinates(Bins bins, DMatrixRMaj directions, StartScale scale, boolean simplex) {
        WhitenedScores scores = new WhitenedScores(directions, scale.mean());
        CountMatrix counts = bins.counts();
        long[] totals = counts.pixelTotals();
        double[][] points = new double[counts.pixels()][];
        for (int bin = 0; bin < points.length; bin++) {
            double expected = simplex ? bins.pixels(bin) : Math.max(1, totals[bin]) / scale.countsPerPixel();
            points[bin] = scores.of(counts, bin, 1 / expected);
        }
        return points;
    }

    /** Mean spectrum of each cluster, counts per pixel, L×K; that of all for an empty one. */
    private static DMatrixRMaj means(Bins bins, int[] labels, StartScale scale, int phases) {
        DMatrixRMaj spectra = new DMatrixRMaj(scale.mean().length, phases);
        double[] members = new double[phases];
        for (int bin = 0; bin < labels.length; bin++) {
            int k = labels[bin];
            members[k] += bins.pixels(bin);
            bins.counts().forEach(bin, (channel, count) -> spectra.add(channel, k, count));
        }
        for (int k = 0; k < phases; k++) {
            for (int l = 0; l < spectra.getNumRows(); l++) {
                double mean = members[k] > 0 ? spectra.unsafe_get(l, k) / members[k] : scale.mean()[l];
                spectra.unsafe_set(l, k, mean);
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
                out.unsafe_set(c, k, moved + FILL * mean[c] * (0.5 + random.nextDouble()));
            }
        }
        return out;
    }

    /** Abundances of the mean pixel of each bin at given W, with an even share mixed in: K×bins, all positive. */
    private static DMatrixRMaj abundances(Bins bins, SpectraOperator operator, DMatrixRMaj w, boolean simplex) {
        int phases = w.getNumCols();
        Problem ofBins = new Problem(
                bins.counts(),
                bins.shape(),
                Optional.empty(),
                phases,
                simplex ? List.of(new Constraint.SimplexH()) : List.of(),
                List.of());
        CountPasses passes = new CountPasses(bins.counts(), phases, Workers.single());
        AbundanceStep step = new AbundanceStep(ofBins, passes.groups(), Workers.single());
        double[] d = new double[bins.counts().channels() * CountPasses.stride(phases)];
        operator.spectra(w.data, phases, d);
        double[] sums = operator.spectrumSums(w.data, phases);
        double[] ht = new double[bins.counts().pixels() * phases];
        double[] next = new double[ht.length];
        double[] numerator = new double[ht.length];
        Arrays.fill(ht, 1.0 / phases);
        for (int i = 0; i < ABUNDANCE_STEPS; i++) {
            passes.numeratorH(d, ht, numerator);
            for (int j = 0; j < numerator.length; j++) {
                numerator[j] /= bins.pixels(j / phases);
            }
            step.update(ht, numerator, sums, new double[phases], next);
            double[] previous = ht;
            ht = next;
            next = previous;
        }
        for (int j = 0; j < ht.length; j++) {
            ht[j] = (1 - FILL) * ht[j] + FILL / phases;
        }
        return StartValues.factors(w.data, ht, phases).h();
    }
}
