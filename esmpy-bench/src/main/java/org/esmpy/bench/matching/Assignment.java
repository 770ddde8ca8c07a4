package org.esmpy.bench.matching;

import java.util.Arrays;

/** Optimal one-to-one assignment by dynamic programming over subsets, for the few phases of a decomposition. */
public final class Assignment {
    private static final int MOST_COLUMNS = 20;

    private Assignment() {}

    /**
     * @param cost cost of giving column j to row i; rows ≤ columns ≤ {@value #MOST_COLUMNS}
     * @return for each row its column; the sum of costs is the smallest possible
     */
    public static int[] cheapest(double[][] cost) {
        int rows = cost.length;
        int columns = rows == 0 ? 0 : cost[0].length;
        if (rows > columns || columns > MOST_COLUMNS) {
            throw new IllegalArgumentException("an assignment needs at most as many rows as columns and at most "
                    + MOST_COLUMNS + " columns, got " + rows + " x " + columns);
        }
        double[] best = new double[1 << columns];
        int[] chosen = new int[1 << columns];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        best[0] = 0;
        for (int set = 1; set < best.length; set++) {
            int row = Integer.bitCount(set) - 1;
            for (int j = 0; row < rows && j < columns; j++) {
                if ((set >> j & 1) == 1 && best[set ^ 1 << j] + cost[row][j] < best[set]) {
                    best[set] = best[set ^ 1 << j] + cost[row][j];
                    chosen[set] = j;
                }
            }
        }
        return traceBack(rows, best, chosen);
    }

    private static int[] traceBack(int rows, double[] best, int[] chosen) {
        int end = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (int set = 0; set < best.length; set++) {
            if (Integer.bitCount(set) == rows && best[set] < lowest) {
                lowest = best[set];
                end = set;
            }
        }
        int[] assignment = new int[rows];
        for (int row = rows - 1; row >= 0; row--) {
            assignment[row] = chosen[end];
            end ^= 1 << chosen[end];
        }
        return assignment;
    }
}
