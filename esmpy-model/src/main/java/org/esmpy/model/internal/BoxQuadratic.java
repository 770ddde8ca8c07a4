package org.esmpy.model.internal;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Solves {@code min g·x + ½·xᵀAx} over {@code x ≥ lower}, with some x kept at 0. Block principal pivoting (Júdice and
 * Pires 1994, doi:10.1016/0305-0548(94)90106-6): all entries that violate their condition change between free and bound
 * at once as long as that reduces their number, otherwise only the last of them, which ends for every positive definite
 * A. The entries that are free at the optimum are the first guess of the next solution.
 */
public final class BoxQuadratic {
    /** Exchanges for each entry after which the search ends in any case. */
    private static final int EXCHANGES_PER_ENTRY = 10;

    /** Exchanges of all wrong entries that may fail to reduce their number before single ones are tried. */
    private static final int PATIENCE = 3;

    /** Relative violation of a condition up to which it is rounding. */
    private static final double TOLERANCE = 1e-12;

    private final int size;
    private final boolean[] pinned;
    private final boolean[] free;
    private final int[] index;
    private final double[] x;
    private final double[] slope;
    private final LinearSolverDense<DMatrixRMaj> solver;

    /**
     * @param pinned which entries stay 0
     */
    public BoxQuadratic(boolean[] pinned) {
        this.size = pinned.length;
        this.pinned = pinned.clone();
        this.free = new boolean[size];
        this.index = new int[size];
        this.x = new double[size];
        this.slope = new double[size];
        this.solver = LinearSolverFactory_DDRM.chol(size);
        for (int i = 0; i < size; i++) {
            free[i] = !pinned[i];
        }
    }

    /** The solution, length n. Shared until the next one. */
    public double[] x() {
        return x;
    }

    /**
     * Solves.
     *
     * @param a     A, n×n, symmetric
     * @param extra added to the diagonal of A, length n
     * @param g     g, length n
     * @param lower bounds, length n; not above 0
     * @return {@code false} if A is not positive definite on the free entries
     */
    public boolean solve(double[] a, double[] extra, double[] g, double[] lower) {
        int fewest = size + 1;
        int patience = PATIENCE;
        for (int exchange = 0; exchange <= EXCHANGES_PER_ENTRY * (size + 1); exchange++) {
            if (!solveFree(a, extra, g, lower)) {
                return false;
            }
            slopes(a, extra, g);
            int wrong = 0;
            int last = -1;
            for (int i = 0; i < size; i++) {
                if (isWrong(i, a, g, lower)) {
                    wrong++;
                    last = i;
                }
            }
            if (wrong == 0) {
                clamp(lower);
                return true;
            }
            patience = wrong < fewest ? PATIENCE : patience - 1;
            fewest = Math.min(fewest, wrong);
            exchange(patience >= 0, last, a, g, lower);
        }
        return false;
    }

    /** Makes the solution 0. */
    public void stay() {
        Arrays.fill(x, 0);
    }

    private void exchange(boolean all, int last, double[] a, double[] g, double[] lower) {
        if (!all) {
            free[last] = !free[last];
            return;
        }
        for (int i = 0; i < size; i++) {
            if (isWrong(i, a, g, lower)) {
                free[i] = !free[i];
            }
        }
    }

    private boolean isWrong(int i, double[] a, double[] g, double[] lower) {
        if (pinned[i]) {
            return false;
        }
        if (free[i]) {
            return x[i] < lower[i] - TOLERANCE * Math.abs(lower[i]);
        }
        return slope[i] < -TOLERANCE * (Math.abs(g[i]) + Math.abs(a[i * size + i] * lower[i]));
    }

    private boolean solveFree(double[] a, double[] extra, double[] g, double[] lower) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            x[i] = pinned[i] || free[i] ? 0 : lower[i];
            if (free[i]) {
                index[count++] = i;
            }
        }
        if (count == 0) {
            return true;
        }
        DMatrixRMaj part = new DMatrixRMaj(count, count);
        DMatrixRMaj right = new DMatrixRMaj(count, 1);
        for (int i = 0; i < count; i++) {
            int row = index[i] * size;
            for (int j = 0; j < count; j++) {
                part.data[i * count + j] = a[row + index[j]];
            }
            part.data[i * count + i] += extra[index[i]];
            right.data[i] = -g[index[i]] - inner(a, row);
        }
        if (!solver.setA(part)) {
            return false;
        }
        solver.solve(right, right);
        for (int i = 0; i < count; i++) {
            x[index[i]] = right.data[i];
        }
        return Double.isFinite(Arrays.stream(right.data).sum());
    }

    private double inner(double[] a, int row) {
        double sum = 0;
        for (int j = 0; j < size; j++) {
            sum += a[row + j] * x[j];
        }
        return sum;
    }

    private void slopes(double[] a, double[] extra, double[] g) {
        for (int i = 0; i < size; i++) {
            slope[i] = free[i] || pinned[i] ? 0 : g[i] + extra[i] * x[i] + inner(a, i * size);
        }
    }

    private void clamp(double[] lower) {
        for (int i = 0; i < size; i++) {
            x[i] = Math.max(x[i], lower[i]);
        }
    }
}
