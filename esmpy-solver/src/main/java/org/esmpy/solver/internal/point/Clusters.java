package org.esmpy.solver.internal.point;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Clusters points by k-means (Lloyd 1982, doi:10.1109/TIT.1982.1056489) with k-means++ seeding (Arthur and
 * Vassilvitskii 2007, https://dl.acm.org/doi/10.5555/1283383.1283494), best of several restarts.
 */
public final class Clusters {
    /** Usual number of restarts. */
    private static final int RESTARTS = 5;

    /** Rounds after which a restart ends in any case. */
    private static final int MAX_ROUNDS = 100;

    private final double[][] points;
    private final int size;

    private Clusters(double[][] points, int size) {
        this.points = points;
        this.size = size;
    }

    /**
     * The cluster of each point.
     *
     * @param points equally long vectors, at least 1
     * @param size   number of clusters
     * @return indices below {@code size}; with fewer different points than clusters some clusters are empty
     */
    public static int[] assign(double[][] points, int size, RandomGenerator random) {
        return assign(points, size, RESTARTS, random);
    }

    /** The same, the best of a number of restarts. */
    public static int[] assign(double[][] points, int size, int restarts, RandomGenerator random) {
        Clusters clusters = new Clusters(points, size);
        int[] best = {};
        double least = Double.POSITIVE_INFINITY;
        for (int restart = 0; restart < restarts; restart++) {
            double[][] centres = clusters.seeds(random);
            int[] labels = clusters.refine(centres);
            double scatter = clusters.scatter(labels, centres);
            if (scatter < least) {
                least = scatter;
                best = labels;
            }
        }
        return best;
    }

    private double[][] seeds(RandomGenerator random) {
        double[][] centres = new double[size][];
        double[] nearest = new double[points.length];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        centres[0] = points[random.nextInt(points.length)].clone();
        for (int k = 1; k < size; k++) {
            double sum = 0;
            for (int i = 0; i < points.length; i++) {
                nearest[i] = Math.min(nearest[i], distance(points[i], centres[k - 1]));
                sum += nearest[i];
            }
            double left = random.nextDouble() * sum;
            int chosen = 0;
            while (chosen < points.length - 1 && left >= nearest[chosen]) {
                left -= nearest[chosen];
                chosen++;
            }
            centres[k] = points[chosen].clone();
        }
        return centres;
    }

    private int[] refine(double[][] centres) {
        int[] labels = new int[points.length];
        Arrays.fill(labels, -1);
        for (int round = 0; round < MAX_ROUNDS; round++) {
            boolean changed = false;
            for (int i = 0; i < points.length; i++) {
                int label = nearest(points[i], centres);
                changed |= label != labels[i];
                labels[i] = label;
            }
            if (!changed) {
                break;
            }
            move(centres, labels);
        }
        return labels;
    }

    /** Moves every centre to the mean of its points; one without points stays. */
    private void move(double[][] centres, int[] labels) {
        int[] members = new int[size];
        for (int label : labels) {
            members[label]++;
        }
        for (int k = 0; k < size; k++) {
            if (members[k] > 0) {
                Arrays.fill(centres[k], 0);
            }
        }
        for (int i = 0; i < points.length; i++) {
            double[] centre = centres[labels[i]];
            for (int j = 0; j < centre.length; j++) {
                centre[j] += points[i][j] / members[labels[i]];
            }
        }
    }

    private double scatter(int[] labels, double[][] centres) {
        double sum = 0;
        for (int i = 0; i < points.length; i++) {
            sum += distance(points[i], centres[labels[i]]);
        }
        return sum;
    }

    private static int nearest(double[] point, double[][] centres) {
        int nearest = 0;
        for (int k = 1; k < centres.length; k++) {
            if (distance(point, centres[k]) < distance(point, centres[nearest])) {
                nearest = k;
            }
        }
        return nearest;
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }
}
