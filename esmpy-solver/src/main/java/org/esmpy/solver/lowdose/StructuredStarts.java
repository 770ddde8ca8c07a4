package org.esmpy.solver.lowdose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.AffineVertices;
import org.esmpy.solver.internal.Clusters;

/**
 * Starts from the shape of the cloud that the bins form in whitened concentrations: its corners and its clusters. Both
 * still mix phases where no bin is pure, so they are also moved away from the mean by t times their distance to it, as
 * far as W stays non-negative. Two per cent of the mean keep every column alive.
 * Corners are also looked for in bins of twice the size.
 */
public final class StructuredStarts implements StartGenerator {
    private static final double[] CORNER_MOVES = {0, 0.5, 1, 2};
    private static final double[] CLUSTER_MOVES = {0, 1, 2};
    static final double FILL = 0.02;

    /** Bins with less than this share of the mean exposure are too noisy to be corners. */
    private static final double LEAST_EXPOSURE = 0.5;

    @Override
    public List<Start> propose(ExposedProblem problem, int binSize, RandomGenerator random, Workers workers) {
        int phases = problem.phases();
        Cloud cloud = Cloud.of(problem.on(PixelBins.of(problem.map(), binSize)), workers);
        if (phases == 1) {
            return List.of(new Start("mean", cloud.mean));
        }
        List<Start> starts = new ArrayList<>();
        DMatrixRMaj corners = cloud.corners(phases);
        for (double move : CORNER_MOVES) {
            starts.add(new Start("corners t=" + move, moved(corners, cloud.mean, move)));
        }
        DMatrixRMaj clusters = cloud.clusters(phases, random);
        for (double move : CLUSTER_MOVES) {
            starts.add(new Start("clusters t=" + move, moved(clusters, cloud.mean, move)));
        }
        PixelBins coarse = PixelBins.of(problem.map(), 2 * binSize);
        if (coarse.shape().pixels() >= 2 * phases) {
            Cloud coarser = Cloud.of(problem.on(coarse), workers);
            starts.add(new Start("corners of large bins t=1.0", moved(coarser.corners(phases), coarser.mean, 1)));
            starts.add(new Start(
                    "clusters of large bins t=1.0", moved(coarser.clusters(phases, random), coarser.mean, 1)));
        }
        return starts;
    }

    private static DMatrixRMaj moved(DMatrixRMaj w, DMatrixRMaj mean, double t) {
        DMatrixRMaj moved = w.createLike();
        for (int c = 0; c < w.getNumRows(); c++) {
            for (int k = 0; k < w.getNumCols(); k++) {
                double value = w.unsafe_get(c, k);
                moved.unsafe_set(
                        c, k, Math.max(0, value + t * (value - mean.unsafe_get(c, 0))) + FILL * mean.unsafe_get(c, 0));
            }
        }
        return moved;
    }

    /** The bins as points. */
    private static final class Cloud {
        private final ExposedCounts bins;
        private final DMatrixRMaj concentrations;
        private final DMatrixRMaj mean;
        private final double[][] points;

        private Cloud(ExposedCounts bins, DMatrixRMaj concentrations, DMatrixRMaj mean, double[][] points) {
            this.bins = bins;
            this.concentrations = concentrations;
            this.mean = mean;
            this.points = points;
        }

        static Cloud of(ExposedProblem problem, Workers workers) {
            ExposedCounts bins = problem.map();
            DMatrixRMaj concentrations = Concentrations.of(bins, problem.g(), workers);
            int[] all = new int[bins.pixels()];
            DMatrixRMaj mean = means(concentrations, bins.exposures(), all, 1);
            return new Cloud(bins, concentrations, mean, WhitenedPoints.of(concentrations, problem.g(), mean));
        }

        DMatrixRMaj corners(int phases) {
            double least = LEAST_EXPOSURE * bins.totalExposure() / bins.exposedPixels();
            boolean[] usable = new boolean[points.length];
            for (int p = 0; p < usable.length; p++) {
                usable[p] = bins.exposures()[p] >= least;
            }
            int[] corners = AffineVertices.of(points, usable, phases);
            DMatrixRMaj w = new DMatrixRMaj(mean.getNumRows(), phases);
            for (int k = 0; k < phases; k++) {
                for (int c = 0; c < w.getNumRows(); c++) {
                    w.unsafe_set(c, k, concentrations.unsafe_get(corners[k], c));
                }
            }
            return w;
        }

        DMatrixRMaj clusters(int phases, RandomGenerator random) {
            return means(concentrations, bins.exposures(), labels(phases, random), phases);
        }

        /** The cluster of each bin; the first for bins that say nothing, which weigh nothing either. */
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
}
