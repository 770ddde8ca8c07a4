package org.esmpy.solver.internal.step;

import java.util.Arrays;
import org.esmpy.solver.internal.kernel.SimplexMultiplier;

/**
 * Computes the multiplicative update under a sum constraint and lower bounds: {@code out_k = max(l_k, n_k / (s_k + ν))}
 * with ν such that the entries sum to a total. An entry that falls short of its bound takes it, which leaves less for
 * the others and raises ν, so that it stays there: at most as many rounds as entries. Scratch space; one per thread.
 */
final class BoundedShares {
    private final double[] n;
    private final double[] share;

    BoundedShares(int size) {
        this.n = new double[size];
        this.share = new double[size];
    }

    /**
     * Writes the entries to {@code out[at…]}.
     *
     * @param numerators n, length of this; those of entries at 0 stay at their bound
     * @param s          denominators without multiplier, of any sign
     * @param lower      l
     * @param total      what the entries sum to, at least the sum of the bounds
     * @return {@code false}, with {@code out} untouched, if all numerators are 0 and any ν would do
     */
    boolean solve(double[] numerators, double[] s, double[] lower, double total, double[] out, int at) {
        int size = n.length;
        System.arraycopy(numerators, 0, n, 0, size);
        boolean[] bound = new boolean[size];
        double left = total;
        for (int k = 0; k < size; k++) {
            bound[k] = !(n[k] > 0);
            left -= bound[k] ? lower[k] : 0;
        }
        boolean settled = false;
        for (int round = 0; round <= size && !settled; round++) {
            Arrays.fill(share, 0);
            if (!(left > 0) || !SimplexMultiplier.solve(n, s, size, left, share, 0)) {
                break;
            }
            settled = true;
            for (int k = 0; k < size; k++) {
                if (!bound[k] && share[k] < lower[k]) {
                    bound[k] = true;
                    n[k] = 0;
                    left -= lower[k];
                    settled = false;
                }
            }
        }
        if (!settled && Arrays.stream(numerators).noneMatch(value -> value > 0)) {
            return false;
        }
        for (int k = 0; k < size; k++) {
            out[at + k] = bound[k] ? lower[k] : share[k];
        }
        return true;
    }
}
