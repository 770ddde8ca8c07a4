package org.esmpy.bench.report.units;

import java.util.List;

/**
 * The compositions of all phases in one unit.
 *
 * @param id      {@code at}, {@code wt}, {@code oxide}, or the symbol of the element that others are divided by
 * @param label   name in a list of units
 * @param heading heading of the table
 * @param note    meaning of the errors, and assumptions
 * @param rows    elements or oxides
 */
public record UnitTable(String id, String label, String heading, String note, List<Row> rows) {
    /**
     * An element or oxide.
     *
     * @param name  its symbol or formula
     * @param cells one per phase
     */
    public record Row(String name, List<Cell> cells) {}

    /**
     * The share of an element or oxide in a phase; NaN is not known.
     *
     * @param value      in the unit
     * @param counting   standard error of counting
     * @param model      standard error of the model
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
