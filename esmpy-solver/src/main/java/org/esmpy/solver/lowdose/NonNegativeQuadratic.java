package org.esmpy.solver.lowdose;

/**
 * Minimises {@code ½·x·M·x − t·x} over {@code x >= 0}, M symmetric and positive definite (n×n): the active-set method of
 * Lawson and Hanson (1974, doi:10.1137/1.9781611971217, chapter 23) on the normal equations, from a warm start.
 */
final class NonNegativeQuadratic {
    /** Slope, relative to the largest entry of t, below which an entry stays at 0. */
    private static final double TOLERANCE = 1e-11;

    private final double[] m;
    private final double[] t;
    private final int n;
    private final int[] free;
    private final double[] factor;
    private final double[] solution;
    private int size;

    private NonNegativeQuadratic(double[] m, double[] t) {
        this.m = m;
        this.t = t;
        this.n = t.length;
        this.free = new int[n];
        this.factor = new double[n * n];
        this.solution = new double[n];
    }

    /**
     * The minimiser.
     *
     * @param start feasible; its positive entries are tried first
     */
    static double[] minimise(double[] m, double[] t, double[] start) {
        return new NonNegativeQuadratic(m, t).solve(start.clone());
    }

    private double[] solve(double[] x) {
        boolean[] passive = new boolean[n];
        for (int i = 0; i < n; i++) {
            passive[i] = x[i] > 0;
        }
        double scale = 0;
        for (double value : t) {
            scale = Math.max(scale, Math.abs(value));
        }
        for (int round = 0; round < 3 * n; round++) {
            settle(x, passive);
            int enters = steepest(x, passive, TOLERANCE * scale);
            if (enters < 0) {
                break;
            }
            passive[enters] = true;
        }
        return x;
    }

    /** Minimises over the passive entries, making those active that would become negative. */
    private void settle(double[] x, boolean[] passive) {
        while (true) {
            size = 0;
            for (int i = 0; i < n; i++) {
                if (passive[i]) {
                    free[size++] = i;
                }
            }
            solveFree();
            double step = 1;
            int leaves = -1;
            for (int f = 0; f < size; f++) {
                double value = x[free[f]];
                if (solution[f] <= 0 && value / (value - solution[f]) < step) {
                    step = value / (value - solution[f]);
                    leaves = free[f];
                } else if (solution[f] <= 0 && value == 0) {
                    step = 0;
                    leaves = free[f];
                }
            }
            for (int f = 0; f < size; f++) {
                x[free[f]] = Math.max(0, x[free[f]] + step * (solution[f] - x[free[f]]));
            }
            if (leaves < 0) {
                return;
            }
            x[leaves] = 0;
            passive[leaves] = false;
        }
    }

    private int steepest(double[] x, boolean[] passive, double tolerance) {
        double most = tolerance;
        int enters = -1;
        for (int i = 0; i < n; i++) {
            if (!passive[i]) {
                double slope = t[i];
                for (int f = 0; f < size; f++) {
                    slope -= m[i * n + free[f]] * x[free[f]];
                }
                if (slope > most) {
                    most = slope;
                    enters = i;
                }
            }
        }
        return enters;
    }

    /** Cholesky factor of the free part of M, and the solution with it. */
    private void solveFree() {
        for (int i = 0; i < size; i++) {
            double y = t[free[i]];
            for (int j = 0; j <= i; j++) {
                double sum = m[free[i] * n + free[j]];
                for (int e = 0; e < j; e++) {
                    sum -= factor[i * n + e] * factor[j * n + e];
                }
                factor[i * n + j] = j < i ? sum / factor[j * n + j] : Math.sqrt(Math.max(sum, Double.MIN_NORMAL));
            }
            for (int j = 0; j < i; j++) {
                y -= factor[i * n + j] * solution[j];
            }
            solution[i] = y / factor[i * n + i];
        }
        for (int i = size - 1; i >= 0; i--) {
            double y = solution[i];
            for (int j = i + 1; j < size; j++) {
                y -= factor[j * n + i] * solution[j];
            }
            solution[i] = y / factor[i * n + i];
        }
    }
}
