package org.esmpy.sim.abundance;

import java.util.Arrays;

/**
 * Finds which of many points in a rectangle is nearest. The points lie in square cells that hold two of them on
 * average; the search goes through rings of cells around a place until no cell further out can hold a nearer point.
 */
final class NearestPoint {
    private static final double POINTS_PER_CELL = 2;

    private final double[] rows;
    private final double[] columns;
    private final double cell;
    private final int cellRows;
    private final int cellColumns;
    private final int[][] members;

    /**
     * @param rows    rows of the points, 0 … height; shared
     * @param columns columns of the points, 0 … width; shared
     */
    NearestPoint(double[] rows, double[] columns, double height, double width) {
        this.rows = rows;
        this.columns = columns;
        this.cell = Math.sqrt(height * width * POINTS_PER_CELL / rows.length);
        this.cellRows = (int) (height / cell) + 1;
        this.cellColumns = (int) (width / cell) + 1;
        this.members = new int[cellRows * cellColumns][0];
        for (int i = 0; i < rows.length; i++) {
            int at = cellOf(rows[i], cellRows) * cellColumns + cellOf(columns[i], cellColumns);
            members[at] = Arrays.copyOf(members[at], members[at].length + 1);
            members[at][members[at].length - 1] = i;
        }
    }

    /** Index of the point nearest to a place; of equally near ones the first. */
    int of(double row, double column) {
        int centreRow = cellOf(row, cellRows);
        int centreColumn = cellOf(column, cellColumns);
        int best = -1;
        double bestSquare = Double.POSITIVE_INFINITY;
        for (int ring = 0; ring <= Math.max(cellRows, cellColumns); ring++) {
            double reach = (ring - 1) * cell;
            if (best >= 0 && reach > 0 && reach * reach > bestSquare) {
                break;
            }
            for (int r = Math.max(0, centreRow - ring); r <= Math.min(cellRows - 1, centreRow + ring); r++) {
                boolean whole = Math.abs(r - centreRow) == ring;
                int step = whole || ring == 0 ? 1 : 2 * ring;
                for (int c = centreColumn - ring; c <= centreColumn + ring; c += step) {
                    if (c < 0 || c >= cellColumns) {
                        continue;
                    }
                    for (int i : members[r * cellColumns + c]) {
                        double square = square(rows[i] - row) + square(columns[i] - column);
                        if (square < bestSquare || square == bestSquare && i < best) {
                            best = i;
                            bestSquare = square;
                        }
                    }
                }
            }
        }
        return best;
    }

    private int cellOf(double place, int cells) {
        return Math.max(0, Math.min(cells - 1, (int) (place / cell)));
    }

    private static double square(double x) {
        return x * x;
    }
}
