package org.esmpy.bench.report.units;

import java.util.List;

/**
 * The compositions of all phases in one unit.
 *
 * @param id      {@code at}, {@code wt}, {@code oxide}, or the symbol that others are divided by
 * @param label   for a list of units
 * @param heading of a table
 * @param note    what errors mean, and what else must be known
 * @param rows    elements or oxides
 */
public record UnitTable(String id, String label, String heading, String note, List<Row> rows) {
    /**
     * An element or oxide.
     *
     * @param name  of it
     * @param cells of each phase
     */
    public record Row(String name, List<Cell> cells) {}

    /**
     * How much of it is in a phase; NaN is not known.
     *
     * @param value      in the unit
     * @param counting   standard error of counting
     * @param model      standard error of what is not known of the physics
     * @param low        lower end of the 95 % interval of all errors
     * @param high       upper end
     * @param valleyLow  least value that fits equally well
     * @param valleyHigh largest
     */
    public record Cell(
            double value, double counting, double model, double low, double high, double valleyLow, double valleyHigh) {
        public static Cell of(double value, double counting, double model) {
            return new Cell(value, counting, model, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
    }
}
