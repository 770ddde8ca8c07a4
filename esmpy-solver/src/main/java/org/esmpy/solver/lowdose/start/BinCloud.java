package org.esmpy.solver.lowdose.start;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.point.AffineVertices;
import org.esmpy.solver.internal.point.Clusters;
import org.esmpy.solver.internal.point.Concentrations;
import org.esmpy.solver.mixture.ExposedCounts;
import org.esmpy.solver.mixture.ExposedProblem;

/**
 * Finds phases among bins: each bin is a point in coordinates in which the noise of its concentrations is white, and phases are
 * corners, clusters or repeated points of this cloud.
 */
final class BinCloud {
    /** Bins with less than this share of the mean exposure are too noisy to be corners, unless they have enough counts. */
    private static final double LEAST_EXPOSURE = 0.5;

    /** Counts with which a bin may be a corner, however small its exposure is. */
    private static final double ENOUGH_COUNTS = 250;

    private final ExposedCounts bins;
    private final DMatrixRMaj concentrations;
    private final DMatrixRMaj mean;
    private final double[][] points;

    private BinCloud(ExposedCounts bins, DMatrixRMaj concentrations, DMatrixRMaj mean, double[][] points) {
        this.bins = bins;
        this.concentrations = concentrations;
        this.mean = mean;
        this.points = points;
    }

    static BinCloud of(ExposedProblem problem, Workers workers) {
        ExposedCounts bins = problem.map();
        DMatrixRMaj concentrations = Concentrations.of(bins, problem.g(), workers);
        int[] all = new int[bins.pixels()];
        DMatrixRMaj mean = means(concentrations, bins.exposures(), all, 1);
        return new BinCloud(bins, concentrations, mean, WhitenedPoints.of(concentrations, problem.g(), mean));
    }

    /** c̄, C×1. */
    DMatrixRMaj mean() {
        return mean;
    }

    /** Concentrations of as many corners, C×phases. */
    DMatrixRMaj corners(int phases) {
        double least = LEAST_EXPOSURE * bins.totalExposure() / bins.exposedPixels();
        long[] counts = bins.counts().pixelTotals();
        boolean[] usable = new boolean[points.length];
        for (int p = 0; p < usable.length; p++) {
            usable[p] = bins.exposures()[p] > 0 && (bins.exposures()[p] >= least || counts[p] >= ENOUGH_COUNTS);
        }
        return concentrationsOf(AffineVertices.of(points, usable, phases));
    }

    private DMatrixRMaj concentrationsOf(int[] chosen) {
        DMatrixRMaj w = new DMatrixRMaj(mean.getNumRows(), chosen.length);
        for (int k = 0; k < chosen.length; k++) {
            for (int c = 0; c < w.getNumRows(); c++) {
                w.unsafe_set(c, k, concentrations.unsafe_get(chosen[k], c));
            }
        }
        return w;
    }

    /** Concentrations of the bins that others repeat most: {@link RepeatedPoints}; C×phases. */
    DMatrixRMaj repeated(int phases, Workers workers) {
        return concentrationsOf(
                new RepeatedPoints(points, bins.exposures(), bins.counts().pixelTotals(), workers).choose(phases));
    }

    /** Mean concentrations of as many clusters, C×phases. */
    DMatrixRMaj clusters(int phases, RandomGenerator random) {
        return means(concentrations, bins.exposures(), labels(phases, random), phases);
    }

    /** The cluster of each bin; bins without exposure are put into the first and have no weight there. */
    private int[] labels(int phases, RandomGenerator random) {
        int[] exposed = IntStream.range(0, points.length)
                .filter(p -> bins.exposures()[p] > 0)
                .toArray();
        double[][] seen = Arrays.stream(exposed).mapToObj(p -> points[p]).toArray(double[][]::new);
        int[] clusters = Clusters.assign(seen, phases, random);
        int[] labels = new int[points.length];
        for (int i = 0; i < exposed.length; i++) {
            labels[exposed[i]] = clusters[i];
        }
        return labels;
    }

    /** Mean concentrations of each group, weighted with the exposures; C×groups, those of all for an empty one. */
    private static DMatrixRMaj means(DMatrixRMaj concentrations, double[] exposures, int[] labels, int groups) {
        int columns = concentrations.getNumCols();
        DMatrixRMaj sums = new DMatrixRMaj(columns, groups);
        DMatrixRMaj all = new DMatrixRMaj(columns, 1);
        double[] weight = new double[groups];
        double total = 0;
        for (int p = 0; p < labels.length; p++) {
            weight[labels[p]] += exposures[p];
            total += exposures[p];
            for (int c = 0; c < columns; c++) {
                double amount = exposures[p] * concentrations.unsafe_get(p, c);
                sums.add(c, labels[p], amount);
                all.add(c, 0, amount);
            }
        }
        for (int k = 0; k < groups; k++) {
            for (int c = 0; c < columns; c++) {
                double mean = weight[k] > 0 ? sums.unsafe_get(c, k) / weight[k] : all.unsafe_get(c, 0) / total;
                sums.unsafe_set(c, k, mean);
            }
        }
        return sums;
    }
}
