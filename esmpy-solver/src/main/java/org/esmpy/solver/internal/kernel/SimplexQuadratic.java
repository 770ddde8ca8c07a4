package org.esmpy.solver.internal.kernel;

/**
 * Minimises {@code b·h + ½ h·Q·h} over the simplex by exact moves between pairs of entries: for every pair the amount
 * that goes from one entry to the other is the clipped minimiser of a parabola. Keeps the sum of h, reaches exact zeros
 * and leaves them again. Nothing is allocated.
 */
public final class SimplexQuadratic {
    /** Abundances below this become 0. */
    private static final double ZERO = 1e-12;

    private static final double LEAST_CURVATURE = 1e-12;

    private SimplexQuadratic() {}

    /**
     * Moves h, K entries from {@code at}, towards the minimum.
     *
     * @param b         linear term, K entries
     * @param q         Q, symmetric K×K; positive semidefinite
     * @param rounds    rounds over all pairs at most
     * @param tolerance a round that moves no pair by more than this is the last one
     * @return largest move of the first round
     */
    public static double minimise(double[] b, double[] q, double[] h, int at, int k, int rounds, double tolerance) {
        double first = 0;
        for (int round = 0; round < rounds; round++) {
            double largest = 0;
            for (int i = 1; i < k; i++) {
                for (int j = 0; j < i; j++) {
                    largest = Math.max(largest, exchange(b, q, h, at, k, i, j));
                }
            }
            if (round == 0) {
                first = largest;
            }
            if (largest < tolerance) {
                break;
            }
        }
        return first;
    }

    private static double exchange(double[] b, double[] q, double[] h, int at, int k, int i, int j) {
        double slope = b[i] - b[j];
        for (int a = 0; a < k; a++) {
            slope = Fma.of(q[i * k + a] - q[j * k + a], h[at + a], slope);
        }
        final double curvature = q[i * k + i] + q[j * k + j] - 2 * q[i * k + j];
        final double move = Math.min(h[at + j], Math.max(-h[at + i], -slope / Math.max(curvature, LEAST_CURVATURE)));
        if (move == 0) {
            return 0;
        }
        double hi = h[at + i] + move;
        double hj = h[at + j] - move;
        if (hi < ZERO) {
            hj += hi;
            hi = 0;
        }
        if (hj < ZERO) {
            hi += hj;
            hj = 0;
        }
        h[at + i] = hi;
        h[at + j] = hj;
        return Math.abs(move);
    }
}
