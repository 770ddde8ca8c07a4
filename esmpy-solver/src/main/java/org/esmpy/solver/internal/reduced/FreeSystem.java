package org.esmpy.solver.internal.reduced;

import java.util.Arrays;

/**
 * Solves Newton's equations of one pixel, restricted to the abundances that may move. If these must keep their sum, one
 * of them, the pivot, is eliminated: {@code A_ij = Q_ij − Q_ip − Q_jp + Q_pp}, {@code b_i = g_i − g_p}.
 * {@code A = L·Lᵀ} is factorised with a ridge of 1e-13 of the trace of Q, so that directions without curvature (fewer
 * different channels than phases) lead to the boundary. Scratch space; one per thread.
 */
final class FreeSystem {
    /** Share of the trace of Q that is added to the diagonal: some hundred times its rounding. */
    private static final double RIDGE = 1e-13;

    /**
     * Share of the trace of Q below which a direction counts as flat; how h moves along it when W changes is not
     * determined.
     */
    private static final double FLAT = 1e-10;

    private final int phases;
    private final int[] index;
    private final double[] factor;
    private final double[] solution;
    private final double[] step;
    private int size;
    private int pivot;
    private double trace;

    FreeSystem(int phases) {
        this.phases = phases;
        this.index = new int[phases];
        this.factor = new double[phases * phases];
        this.solution = new double[phases];
        this.step = new double[phases];
    }

    /** Number of directions in which the last solution moved. */
    int size() {
        return size;
    }

    /** Forgets the last solution. */
    void clear() {
        size = 0;
    }

    /** The last Newton step, length K; 0 where h may not move. Shared. */
    double[] step() {
        return step;
    }

    /**
     * Computes the Newton step.
     *
     * @param free   which abundances may move
     * @param kept   abundance that is eliminated to keep the sum; −1 if there is no sum to keep
     * @param g      gradient, length K
     * @param q      curvature, lower triangle of K×K
     * @return square of the Newton decrement, {@code gᵀQ⁻¹g} on the free directions, nats
     */
    double solve(boolean[] free, int kept, double[] g, double[] q) {
        Arrays.fill(step, 0);
        pivot = kept;
        size = 0;
        trace = 0;
        for (int k = 0; k < phases; k++) {
            trace += q[triangle(k, k)];
            if (free[k] && k != kept) {
                index[size++] = k;
            }
        }
        load(q);
        factorize();
        double decrement2 = 0;
        for (int i = 0; i < size; i++) {
            double sum = (kept < 0 ? 0 : g[kept]) - g[index[i]];
            for (int j = 0; j < i; j++) {
                sum -= factor[i * phases + j] * solution[j];
            }
            solution[i] = sum / factor[i * phases + i];
            decrement2 += solution[i] * solution[i];
        }
        backSubstitute(size - 1);
        spread(step, 0);
        return decrement2;
    }

    /**
     * Directions Z whose outer products sum to the inverse curvature on the free directions, {@code Z·Zᵀ = (BᵀQB)⁻¹}
     * expressed in abundances; flat ones are left out.
     *
     * @param z directions, each of length K, one after the other; overwritten
     * @return number of directions, at most K
     */
    int directions(double[] z) {
        int found = 0;
        for (int i = 0; i < size; i++) {
            double diagonal = factor[i * phases + i];
            if (diagonal * diagonal > FLAT * trace) {
                Arrays.fill(solution, 0, i, 0);
                solution[i] = 1;
                backSubstitute(i);
                Arrays.fill(z, found * phases, (found + 1) * phases, 0);
                Arrays.fill(solution, i + 1, size, 0);
                spread(z, found * phases);
                found++;
            }
        }
        return found;
    }

    private void load(double[] q) {
        double corner = pivot < 0 ? 0 : q[triangle(pivot, pivot)];
        for (int i = 0; i < size; i++) {
            double edge = pivot < 0 ? 0 : symmetric(q, index[i], pivot);
            for (int j = 0; j <= i; j++) {
                double value = q[triangle(index[i], index[j])];
                factor[i * phases + j] = pivot < 0 ? value : value - edge - symmetric(q, index[j], pivot) + corner;
            }
        }
    }

    private void factorize() {
        double ridge = RIDGE * trace;
        for (int j = 0; j < size; j++) {
            double sum = factor[j * phases + j];
            for (int n = 0; n < j; n++) {
                sum -= factor[j * phases + n] * factor[j * phases + n];
            }
            double diagonal = Math.sqrt(Math.max(sum + ridge, ridge));
            factor[j * phases + j] = diagonal;
            boolean flat = diagonal * diagonal <= FLAT * trace;
            for (int i = j + 1; i < size; i++) {
                double value = factor[i * phases + j];
                for (int n = 0; n < j; n++) {
                    value -= factor[i * phases + n] * factor[j * phases + n];
                }
                factor[i * phases + j] = flat ? 0 : value / diagonal;
            }
        }
    }

    /** Solves {@code Lᵀx = solution} for rows 0 to {@code last}, in place. */
    private void backSubstitute(int last) {
        for (int i = last; i >= 0; i--) {
            double sum = solution[i];
            for (int j = i + 1; j <= last; j++) {
                sum -= factor[j * phases + i] * solution[j];
            }
            solution[i] = sum / factor[i * phases + i];
        }
    }

    private void spread(double[] out, int at) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            out[at + index[i]] = solution[i];
            sum += solution[i];
        }
        if (pivot >= 0) {
            out[at + pivot] = -sum;
        }
    }

    private static double symmetric(double[] q, int i, int j) {
        return i >= j ? q[triangle(i, j)] : q[triangle(j, i)];
    }

    private static int triangle(int row, int column) {
        return row * (row + 1) / 2 + column;
    }
}
