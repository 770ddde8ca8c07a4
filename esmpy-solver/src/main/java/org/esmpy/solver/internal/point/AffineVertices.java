package org.esmpy.solver.internal.point;

import java.util.Arrays;
import org.esmpy.model.internal.Fma;

/**
 * Finds the corners of a cloud of points by successive projection (Araújo et al. 2001,
 * doi:10.1016/S0169-7439(01)00119-8) in its affine form. The first corner is the point farthest from the mean, every
 * other one the point farthest from the affine hull of those before.
 */
public final class AffineVertices {
    private AffineVertices() {}

    /**
     * Finds corners among all points.
     *
     * @param points equally long vectors, at least 1
     * @param size   number of corners
     * @return their indices; repeated where the cloud has fewer dimensions
     */
    public static int[] of(double[][] points, int size) {
        boolean[] usable = new boolean[points.length];
        Arrays.fill(usable, true);
        return of(points, usable, size);
    }

    /**
     * Finds corners.
     *
     * @param points equally long vectors, at least 1
     * @param usable which of them may be corners; at least 1
     * @param size   number of corners
     * @return their indices; repeated where the cloud has fewer dimensions
     */
    public static int[] of(double[][] points, boolean[] usable, int size) {
        int[] corners = new int[size];
        double[][] left = new double[points.length][];
        double[] mean = mean(points, usable);
        for (int i = 0; i < points.length; i++) {
            left[i] = minus(points[i], mean);
        }
        corners[0] = longest(left, usable);
        double[] first = points[corners[0]];
        for (int i = 0; i < points.length; i++) {
            left[i] = minus(points[i], first);
        }
        for (int k = 1; k < size; k++) {
            corners[k] = longest(left, usable);
            removeDirection(left, left[corners[k]].clone());
        }
        return corners;
    }

    private static void removeDirection(double[][] points, double[] direction) {
        double square = dot(direction, direction);
        for (double[] point : points) {
            double share = square > 0 ? dot(point, direction) / square : 0;
            for (int j = 0; j < direction.length; j++) {
                point[j] -= share * direction[j];
            }
        }
    }

    private static int longest(double[][] points, boolean[] usable) {
        int longest = -1;
        double square = -1;
        for (int i = 0; i < points.length; i++) {
            double candidate = dot(points[i], points[i]);
            if (usable[i] && candidate > square) {
                square = candidate;
                longest = i;
            }
        }
        return longest;
    }

    private static double[] mean(double[][] points, boolean[] usable) {
        double[] mean = new double[points[0].length];
        int members = 0;
        for (int i = 0; i < points.length; i++) {
            if (usable[i]) {
                members++;
                for (int j = 0; j < mean.length; j++) {
                    mean[j] += points[i][j];
                }
            }
        }
        for (int j = 0; j < mean.length; j++) {
            mean[j] /= members;
        }
        return mean;
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int j = 0; j < a.length; j++) {
            difference[j] = a[j] - b[j];
        }
        return difference;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum = Fma.of(a[j], b[j], sum);
        }
        return sum;
    }
}
