package org.esmpy.solver.simple;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Problem;
import org.esmpy.solver.internal.counts.Bins;
import org.esmpy.solver.internal.point.Clusters;

/**
 * The plain method {@code kmeans}: assigns every pixel to one phase. Pixels are described by their scores on the K − 1
 * leading {@link BinComponents} of 4 × 4 bins, after sums and counts were smoothed by a Gaussian of {@code 1.6·√(40/N)}
 * pixels for N counts per pixel, between 0.6 and 2.2; k-means takes the best of 20 starts. Empty pixels with less than
 * a tenth of the mean counts around them, as in vacuum, belong to no phase. The spectrum of a phase is the mean of its
 * pixels.
 */
record KMeans() implements SimpleMethod {
    /** Side of the bins, pixels. */
    static final int BIN = 4;

    /** Starts of k-means. */
    private static final int STARTS = 20;

    /** Standard deviation of the smoothing at {@link #SIGMA_COUNTS} counts per pixel, pixels. */
    private static final double SIGMA_PX = 1.6;

    /** Counts per pixel to which {@link #SIGMA_PX} belongs. */
    private static final double SIGMA_COUNTS = 40;

    /** Least standard deviation, pixels. */
    private static final double LEAST_SIGMA_PX = 0.6;

    /** Largest standard deviation, pixels. */
    private static final double LARGEST_SIGMA_PX = 2.2;

    /** Standard deviations at which the Gaussian is cut off. */
    private static final double CUT_OFF = 4;

    /** Share of the mean counts around an empty pixel below which it belongs to no phase. */
    private static final double LEAST_SHARE = 0.1;

    @Override
    public String id() {
        return "kmeans";
    }

    @Override
    public String description() {
        return "k-means on smoothed principal components of binned spectra; every pixel is pure";
    }

    @Override
    public boolean onSimplex() {
        return true;
    }

    @Override
    public Factors factorise(Problem problem, RandomGenerator random) {
        CountMatrix counts = problem.counts();
        double[][] maps = smoothedSums(problem, components(problem, random));
        double[] totals = maps[maps.length - 1];
        double least = LEAST_SHARE * Arrays.stream(totals).average().orElseThrow();
        long[] own = counts.pixelTotals();
        int[] seen = IntStream.range(0, own.length)
                .filter(p -> own[p] > 0 || totals[p] >= least)
                .toArray();
        double[][] scores = new double[seen.length][maps.length - 1];
        for (int i = 0; i < seen.length; i++) {
            for (int j = 0; j < scores[i].length; j++) {
                scores[i][j] = maps[j][seen[i]] / totals[seen[i]];
            }
        }
        int[] labels = Clusters.assign(scores, problem.phases(), STARTS, random);
        DMatrixRMaj w = new DMatrixRMaj(counts.channels(), problem.phases());
        DMatrixRMaj h = new DMatrixRMaj(problem.phases(), counts.pixels());
        int[] members = new int[problem.phases()];
        for (int label : labels) {
            members[label]++;
        }
        for (int i = 0; i < seen.length; i++) {
            int k = labels[i];
            h.set(k, seen[i], 1);
            counts.forEach(seen[i], (channel, count) -> w.add(channel, k, (double) count / members[k]));
        }
        fillEmpty(w, members, problem);
        return new Factors(w, h);
    }

    /** A class without pixels has the mean spectrum. */
    private static void fillEmpty(DMatrixRMaj w, int[] members, Problem problem) {
        long[] totals = problem.counts().channelTotals();
        for (int k = 0; k < members.length; k++) {
            for (int l = 0; l < totals.length && members[k] == 0; l++) {
                w.set(l, k, (double) totals[l] / problem.seenPixels());
            }
        }
    }

    private static BinComponents components(Problem problem, RandomGenerator random) {
        return BinComponents.of(Bins.ofSize(problem, BIN).counts(), problem.phases() - 1, random);
    }

    /** Maps of the sums for each component and, last, of the counts. */
    private static double[][] smoothedSums(Problem problem, BinComponents components) {
        CountMatrix counts = problem.counts();
        int size = components.size();
        double[][] maps = new double[size + 1][counts.pixels()];
        long[] totals = counts.pixelTotals();
        for (int p = 0; p < counts.pixels(); p++) {
            double[] sums = components.sums(counts, p);
            for (int j = 0; j < size; j++) {
                maps[j][p] = sums[j];
            }
            maps[size][p] = totals[p];
        }
        double wanted = SIGMA_PX * Math.sqrt(SIGMA_COUNTS / problem.countsPerPixel());
        double sigma = Math.max(LEAST_SIGMA_PX, Math.min(LARGEST_SIGMA_PX, wanted));
        for (double[] map : maps) {
            smooth(map, problem.shape(), sigma);
        }
        return maps;
    }

    /** Smooths along rows and columns; beyond the edges there is nothing, as for the counts that scores are divided by. */
    private static void smooth(double[] map, ImageShape shape, double sigmaPx) {
        int reach = (int) Math.ceil(CUT_OFF * sigmaPx);
        double[] kernel = new double[reach + 1];
        for (int i = 0; i <= reach; i++) {
            kernel[i] = Math.exp(-i * i / (2 * sigmaPx * sigmaPx));
        }
        smooth(map, shape.height(), shape.width(), shape.width(), 1, kernel);
        smooth(map, shape.width(), shape.height(), 1, shape.width(), kernel);
    }

    private static void smooth(double[] map, int lines, int length, int lineStep, int step, double[] kernel) {
        double[] line = new double[length];
        for (int i = 0; i < lines; i++) {
            for (int j = 0; j < length; j++) {
                line[j] = map[i * lineStep + j * step];
            }
            for (int j = 0; j < length; j++) {
                double sum = 0;
                for (int d = 1 - kernel.length; d < kernel.length; d++) {
                    sum += j + d >= 0 && j + d < length ? kernel[Math.abs(d)] * line[j + d] : 0;
                }
                map[i * lineStep + j * step] = sum;
            }
        }
    }
}
