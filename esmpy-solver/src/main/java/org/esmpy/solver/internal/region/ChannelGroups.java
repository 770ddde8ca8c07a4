package org.esmpy.solver.internal.region;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.internal.Fma;
import org.esmpy.solver.internal.point.WhitenedScores;

/**
 * Groups channels that carry the same information about the columns of G, so that a spectrum becomes a few counts. A count in
 * channel l moves the whitened scores of the columns by v_l; channels are joined by Ward's method (1963,
 * doi:10.1080/01621459.1963.10500845) on the v_l, weighted with the mean spectrum, until the next step would lose more
 * than a share {@value #LOST} of the Fisher information of the mean spectrum. Sums of counts over groups stay Poisson:
 * unlike scores they carry their own variance, also where a spectrum is far from the mean.
 */
public final class ChannelGroups {
    /** Share of the Fisher information that grouping may lose. */
    private static final double LOST = 0.1;

    /** Most runs of neighbouring channels that are compared in pairs; with more channels the runs are wider. */
    private static final int MOST_RUNS = 1024;

    private final int[] groupOf;
    private final int size;

    private ChannelGroups(int[] groupOf, int size) {
        this.groupOf = groupOf;
        this.size = size;
    }

    /**
     * Groups for a basis.
     *
     * @param g     G, L×C
     * @param rates mean spectrum as the columns explain it, length L; channels where it is 0 belong to no group
     */
    public static ChannelGroups of(DMatrixRMaj g, double[] rates) {
        int channels = rates.length;
        int run = (channels + MOST_RUNS - 1) / MOST_RUNS;
        int runs = (channels + run - 1) / run;
        double[][] sums = new double[runs][g.getNumCols()];
        double[] weights = new double[runs];
        WhitenedScores scores = new WhitenedScores(g, rates);
        for (int l = 0; l < channels; l++) {
            if (rates[l] > 0) {
                double[] score = scores.ofChannel(l);
                weights[l / run] += rates[l];
                for (int c = 0; c < score.length; c++) {
                    sums[l / run][c] += rates[l] * score[c];
                }
            }
        }
        int[] groups = new Agglomeration(sums, weights).join(LOST);
        int[] groupOf = new int[channels];
        for (int l = 0; l < channels; l++) {
            groupOf[l] = rates[l] > 0 ? groups[l / run] : -1;
        }
        return new ChannelGroups(groupOf, 1 + Arrays.stream(groups).max().orElse(-1));
    }

    /** Number of groups, D. */
    public int size() {
        return size;
    }

    /** Adds every channel of K spectra, {@code stride} doubles apart, to its group; D×K. */
    public double[] sums(double[] spectra, int stride, int k) {
        double[] sums = new double[size * k];
        for (int l = 0; l < groupOf.length; l++) {
            for (int i = 0; i < k && groupOf[l] >= 0; i++) {
                sums[groupOf[l] * k + i] += spectra[l * stride + i];
            }
        }
        return sums;
    }

    /** Counts of every pixel by group, P×D. */
    public int[] counts(CountMatrix counts) {
        return counts(counts, IntStream.range(0, counts.pixels()).toArray());
    }

    /** Counts of some pixels by group, a row for each of them. */
    int[] counts(CountMatrix counts, int[] pixels) {
        int[] table = new int[Math.multiplyExact(pixels.length, size)];
        for (int i = 0; i < pixels.length; i++) {
            int row = i * size;
            counts.forEach(pixels[i], (channel, count) -> {
                if (groupOf[channel] >= 0) {
                    table[row + groupOf[channel]] += count;
                }
            });
        }
        return table;
    }

    /** Ward's method over all pairs; the nearest partner of each group is stored. */
    private static final class Agglomeration {
        private final double[][] sums;
        private final double[][] means;
        private final double[] weights;
        private final int[] joined;
        private final int[] nearest;
        private final double[] cost;

        Agglomeration(double[][] sums, double[] weights) {
            this.sums = sums;
            this.means = new double[sums.length][];
            this.weights = weights;
            this.joined = new int[weights.length];
            this.nearest = new int[weights.length];
            this.cost = new double[weights.length];
        }

        /** The group of each item, counted from 0, −1 without weight. */
        int[] join(double lost) {
            Arrays.setAll(joined, i -> weights[i] > 0 ? i : -1);
            double all = 0;
            for (int i = 0; i < joined.length; i++) {
                means[i] = mean(i);
                for (int c = 0; weights[i] > 0 && c < sums[i].length; c++) {
                    all += sums[i][c] * sums[i][c] / weights[i];
                }
            }
            for (int i = 0; i < joined.length; i++) {
                seek(i);
            }
            double left = lost * all;
            for (int best = cheapest(); best >= 0 && cost[best] <= left; best = cheapest()) {
                left -= cost[best];
                merge(Math.min(best, nearest[best]), Math.max(best, nearest[best]));
            }
            return numbered();
        }

        private void seek(int i) {
            cost[i] = Double.POSITIVE_INFINITY;
            for (int j = 0; j < joined.length && joined[i] == i; j++) {
                double between = j == i || joined[j] != j ? Double.POSITIVE_INFINITY : cost(i, j);
                if (between < cost[i]) {
                    cost[i] = between;
                    nearest[i] = j;
                }
            }
        }

        private double cost(int i, int j) {
            double square = 0;
            double[] first = means[i];
            double[] second = means[j];
            for (int c = 0; c < first.length; c++) {
                double difference = first[c] - second[c];
                square = Fma.of(difference, difference, square);
            }
            return square * weights[i] * weights[j] / (weights[i] + weights[j]);
        }

        private int cheapest() {
            int best = -1;
            for (int i = 0; i < cost.length; i++) {
                if (cost[i] < (best < 0 ? Double.POSITIVE_INFINITY : cost[best])) {
                    best = i;
                }
            }
            return best;
        }

        private void merge(int into, int from) {
            for (int c = 0; c < sums[into].length; c++) {
                sums[into][c] += sums[from][c];
            }
            weights[into] += weights[from];
            means[into] = mean(into);
            joined[from] = into;
            cost[from] = Double.POSITIVE_INFINITY;
            for (int i = 0; i < joined.length; i++) {
                if (joined[i] == i && (i == into || nearest[i] == into || nearest[i] == from)) {
                    seek(i);
                } else if (joined[i] == i) {
                    double between = cost(i, into);
                    if (between < cost[i]) {
                        cost[i] = between;
                        nearest[i] = into;
                    }
                }
            }
        }

        private double[] mean(int i) {
            double[] mean = new double[sums[i].length];
            Arrays.setAll(mean, c -> sums[i][c] / weights[i]);
            return mean;
        }

        private int[] numbered() {
            int[] numbers = new int[joined.length];
            int next = 0;
            for (int i = 0; i < joined.length; i++) {
                int root = joined[i];
                while (root >= 0 && joined[root] != root) {
                    root = joined[root];
                }
                numbers[i] = root == i ? next++ : root < 0 ? -1 : numbers[root];
            }
            return numbers;
        }
    }
}
