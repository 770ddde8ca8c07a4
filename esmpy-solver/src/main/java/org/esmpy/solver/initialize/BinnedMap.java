package org.esmpy.solver.initialize;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.CountMatrix;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.counts.Bins;
import org.esmpy.solver.internal.counts.CountPasses;
import org.esmpy.solver.internal.counts.SpectraOperator;
import org.esmpy.solver.internal.point.WhitenedScores;
import org.esmpy.solver.internal.start.StartValues;
import org.esmpy.solver.internal.step.AbundanceStep;

/**
 * Bins a map for a start and makes each bin a point in coordinates in which the Poisson noise is white (see {@link
 * WhitenedScores}): coordinates in G, or for G = I in the leading singular vectors. The low-dose pipeline's starts use maximum
 * likelihood concentrations instead, which need a G.
 */
final class BinnedMap {
    /** Singular vectors beyond K that stand in for G where there is none. */
    private static final int EXTRA_DIRECTIONS = 2;

    /** Multiplicative updates of the abundances of the bins; a start needs no more. */
    private static final int ABUNDANCE_STEPS = 100;

    private final Problem problem;
    private final Optional<Basis> basis;
    private final StartScale scale;
    private final Bins bins;
    private final boolean simplex;
    private final double[][] points;

    BinnedMap(Problem problem, Optional<Basis> basis, int largestBin, StartScale scale, RandomGenerator random) {
        this.problem = problem;
        this.basis = basis;
        this.scale = scale;
        this.bins = Bins.of(problem, largestBin);
        this.simplex = problem.constraint(Constraint.SimplexH.class).isPresent();
        this.points = coordinates(basis.map(Basis::g)
                .orElseGet(() -> RandomizedSvd.of(problem.counts(), problem.phases() + EXTRA_DIRECTIONS, random)
                        .left()));
    }

    /** Whitened coordinates of the mean pixel of each bin; without a simplex relative to the bin's counts. */
    double[][] points() {
        return points;
    }

    /** Mean spectrum of some bins, counts per pixel, length L; that of the map if no bins are given. */
    double[] meanSpectrum(int... members) {
        double[] spectrum = new double[scale.mean().length];
        double pixels = 0;
        for (int bin : members) {
            pixels += bins.pixels(bin);
            bins.counts().forEach(bin, (channel, count) -> spectrum[channel] += count);
        }
        for (int l = 0; l < spectrum.length; l++) {
            spectrum[l] = pixels > 0 ? spectrum[l] / pixels : scale.mean()[l];
        }
        return spectrum;
    }

    /** Abundances of every pixel's bin at given W, with an even share mixed in: K×P, all positive. */
    DMatrixRMaj abundances(DMatrixRMaj w, double evenShare) {
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
        SpectraOperator operator = SpectraOperator.of(basis, scale.mean().length);
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
                numerator[j] /= Math.max(1, bins.pixels(j / phases));
            }
            step.update(ht, numerator, sums, new double[phases], next);
            double[] previous = ht;
            ht = next;
            next = previous;
        }
        for (int j = 0; j < ht.length; j++) {
            ht[j] = (1 - evenShare) * ht[j] + evenShare / phases;
        }
        return bins.spread(StartValues.factors(w.data, ht, phases).h());
    }

    private double[][] coordinates(DMatrixRMaj directions) {
        WhitenedScores scores = new WhitenedScores(directions, scale.mean());
        CountMatrix counts = bins.counts();
        long[] totals = counts.pixelTotals();
        double[][] coordinates = new double[counts.pixels()][];
        for (int bin = 0; bin < coordinates.length; bin++) {
            double expected =
                    simplex ? Math.max(1, bins.pixels(bin)) : Math.max(1, totals[bin]) / problem.countsPerPixel();
            coordinates[bin] = scores.of(counts, bin, 1 / expected);
        }
        fillMasked(coordinates);
        return coordinates;
    }

    /**
     * Moves bins that hold masked pixels only to the mean of the others, so that they form neither a cluster nor a
     * corner.
     */
    private void fillMasked(double[][] coordinates) {
        double[] mean = new double[coordinates[0].length];
        int seen = 0;
        for (int bin = 0; bin < coordinates.length; bin++) {
            for (int j = 0; j < mean.length && bins.pixels(bin) > 0; j++) {
                mean[j] += coordinates[bin][j];
            }
            seen += bins.pixels(bin) > 0 ? 1 : 0;
        }
        for (int bin = 0; bin < coordinates.length; bin++) {
            for (int j = 0; j < mean.length && bins.pixels(bin) == 0; j++) {
                coordinates[bin][j] = mean[j] / seen;
            }
        }
    }
}
