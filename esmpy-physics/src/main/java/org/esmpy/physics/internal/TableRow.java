package org.esmpy.physics.internal;

import java.util.OptionalDouble;
import org.apache.commons.csv.CSVRecord;
import org.esmpy.physics.Element;
import org.esmpy.physics.Subshell;
import org.esmpy.physics.TableFormatException;

/**
 * One row of a {@link Table} or {@link UserTable}. Every accessor throws {@link TableFormatException} for a cell of
 * another kind.
 *
 * @param table name of the table
 * @param line  line in it, from 1
 * @param cells the cells
 */
public record TableRow(String table, long line, CSVRecord cells) {
    public String text(String column) {
        if (!cells.isSet(column)) {
            throw fault(column, "there is no such cell");
        }
        return cells.get(column);
    }

    public double number(String column) {
        String cell = text(column);
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            throw fault(column, "'" + cell + "' is not a number");
        }
    }

    /** A finite number above 0. */
    public double positive(String column) {
        return within(column, Double.MIN_VALUE, Double.MAX_VALUE, "a number above 0");
    }

    /** A number from 0 to 1. */
    public double share(String column) {
        return within(column, 0, 1, "a number from 0 to 1");
    }

    private double within(String column, double lowest, double highest, String expected) {
        double number = number(column);
        if (!(number >= lowest && number <= highest)) {
            throw fault(column, "'" + text(column) + "' is not " + expected);
        }
        return number;
    }

    /** An element by its symbol or its atomic number. */
    public Element element(String column) {
        String cell = text(column);
        try {
            return Character.isDigit(cell.isEmpty() ? ' ' : cell.charAt(0))
                    ? Element.ofZ(Integer.parseInt(cell))
                    : Element.of(cell);
        } catch (IllegalArgumentException e) {
            throw fault(column, "'" + cell + "' is not a chemical symbol or an atomic number");
        }
    }

    /** The number, or empty if the cell is. */
    public OptionalDouble optionalNumber(String column) {
        return text(column).isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(number(column));
    }

    public Subshell subshell(String column) {
        String cell = text(column);
        try {
            return Subshell.valueOf(cell);
        } catch (IllegalArgumentException e) {
            throw fault(column, "'" + cell + "' is not a subshell such as L3");
        }
    }

    /** The exception for a fault in a cell of this row. */
    public TableFormatException fault(String column, String fault) {
        return new TableFormatException(table, line, column, fault);
    }
}
