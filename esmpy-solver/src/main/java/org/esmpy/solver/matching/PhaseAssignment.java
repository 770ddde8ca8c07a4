package org.esmpy.solver.matching;

import java.util.Arrays;

/**
 * Assigns to every phase a candidate of its own so that the sum of the costs is smallest, by shortest augmenting paths
 * (Jonker and Volgenant 1987, doi:10.1007/BF02278710).
 */
public final class PhaseAssignment {
    private static final int NONE = -1;

    private final double[][] cost;
    private final int columns;
    private final double[] rowPrice;
    private final double[] columnPrice;
    private final int[] rowOf;

    private PhaseAssignment(double[][] cost) {
        this.cost = cost;
        this.columns = cost.length == 0 ? 0 : Math.max(cost.length, cost[0].length);
        this.rowPrice = new double[cost.length];
        this.columnPrice = new double[columns];
        this.rowOf = new int[columns];
        Arrays.fill(rowOf, NONE);
    }

    /**
     * The cheapest assignment.
     *
     * @param cost cost of giving candidate j to phase i, finite
     * @return the candidate of each phase, all different; −1 for a phase without one, where there are fewer candidates than
     *     phases
     */
    public static int[] cheapest(double[][] cost) {
        PhaseAssignment assignment = new PhaseAssignment(cost);
        for (int row = 0; row < cost.length; row++) {
            assignment.add(row);
        }
        int[] candidates = new int[cost.length];
        for (int column = 0; column < assignment.columns; column++) {
            if (assignment.rowOf[column] != NONE) {
                candidates[assignment.rowOf[column]] = column < cost[0].length ? column : NONE;
            }
        }
        return candidates;
    }

    /** Surplus phases cost nothing where they stay without a candidate. */
    private double cost(int row, int column) {
        return column < cost[row].length ? cost[row][column] : 0;
    }

    /** Finds a column for one more row along the cheapest path of exchanges (Dijkstra over columns). */
    private void add(int start) {
        double[] distance = new double[columns];
        int[] before = new int[columns];
        boolean[] settled = new boolean[columns];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        Arrays.fill(before, NONE);
        int row = start;
        int column = NONE;
        double reached = 0;
        do {
            int nearest = NONE;
            for (int j = 0; j < columns; j++) {
                double along = reached + cost(row, j) - rowPrice[row] - columnPrice[j];
                if (!settled[j] && along < distance[j]) {
                    distance[j] = along;
                    before[j] = column;
                }
                if (!settled[j] && (nearest == NONE || distance[j] < distance[nearest])) {
                    nearest = j;
                }
            }
            column = nearest;
            settled[column] = true;
            reached = distance[column];
            row = rowOf[column];
        } while (row != NONE);
        for (int j = 0; j < columns; j++) {
            if (settled[j] && j != column) {
                rowPrice[rowOf[j]] += reached - distance[j];
                columnPrice[j] += distance[j] - reached;
            }
        }
        rowPrice[start] += reached;
        while (column != NONE) {
            int previous = before[column];
            rowOf[column] = previous == NONE ? start : rowOf[previous];
            column = previous;
        }
    }
}
