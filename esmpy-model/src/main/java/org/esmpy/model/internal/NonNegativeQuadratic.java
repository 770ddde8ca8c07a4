package org.esmpy.model.internal;

/** Minimises {@code vᵀ H v / 2 - rᵀ v} over {@code v >= 0}, H positive definite, by active sets. */
public final class NonNegativeQuadratic {
    private static final int ROUNDS_PER_VARIABLE = 3;

    /** A slope this small, relative to the right side, is none. */
    private static final double FLAT = 1e-9;

    private NonNegativeQuadratic() {}

    /**
     * @param hessian   H, symmetric
     * @param right     r
     * @param positives values above 0 where the solution is expected to be
     */
    public static double[] minimum(double[][] hessian, double[] right, double[] positives) {
        int size = right.length;
        boolean[] free = new boolean[size];
        for (int i = 0; i < size; i++) {
            free[i] = positives[i] > 0;
        }
        double[] v = positives.clone();
        moveTo(solve(hessian, right, free), v, free, hessian, right);
        for (int round = 0; round < ROUNDS_PER_VARIABLE * size; round++) {
            int steepest = steepest(hessian, right, v, free);
            if (steepest < 0) {
                break;
            }
            free[steepest] = true;
            moveTo(solve(hessian, right, free), v, free, hessian, right);
        }
        return v;
    }

    /** Goes towards the minimum of the free variables until one of them is 0, fixes it, and so on. */
    private static void moveTo(double[] goal, double[] v, boolean[] free, double[][] hessian, double[] right) {
        double[] to = goal;
        for (int round = 0; round <= v.length; round++) {
            double share = 1;
            int blocking = -1;
            for (int i = 0; i < v.length; i++) {
                if (free[i] && to[i] <= 0 && v[i] / (v[i] - to[i]) <= share && v[i] - to[i] > 0) {
                    share = v[i] / (v[i] - to[i]);
                    blocking = i;
                } else if (free[i] && to[i] <= 0 && v[i] == 0) {
                    share = 0;
                    blocking = i;
                }
            }
            for (int i = 0; i < v.length; i++) {
                v[i] = free[i] ? Math.max(0, v[i] + share * (to[i] - v[i])) : 0;
            }
            if (blocking < 0) {
                return;
            }
            free[blocking] = false;
            v[blocking] = 0;
            to = solve(hessian, right, free);
        }
    }

    private static int steepest(double[][] hessian, double[] right, double[] v, boolean[] free) {
        int best = -1;
        double most = 0;
        for (int i = 0; i < v.length; i++) {
            if (free[i]) {
                continue;
            }
            double slope = right[i];
            double size = Math.abs(right[i]);
            for (int j = 0; j < v.length; j++) {
                slope -= hessian[i][j] * v[j];
                size += Math.abs(hessian[i][j] * v[j]);
            }
            double gain = slope > FLAT * size ? slope * slope / hessian[i][i] : 0;
            if (gain > most) {
                most = gain;
                best = i;
            }
        }
        return best;
    }

    /** Minimum over the free variables alone, without their bounds. */
    private static double[] solve(double[][] hessian, double[] right, boolean[] free) {
        int[] index = new int[right.length];
        int n = 0;
        for (int i = 0; i < right.length; i++) {
            if (free[i]) {
                index[n++] = i;
            }
        }
        double[][] a = new double[n][n];
        double[] b = new double[n];
        for (int i = 0; i < n; i++) {
            b[i] = right[index[i]];
            for (int j = 0; j < n; j++) {
                a[i][j] = hessian[index[i]][index[j]];
            }
        }
        double[] found = Cholesky.of(a).solve(b);
        double[] solution = new double[right.length];
        for (int i = 0; i < n; i++) {
            solution[index[i]] = found[i];
        }
        return solution;
    }
}
