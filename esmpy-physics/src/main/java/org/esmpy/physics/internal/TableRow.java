package org.esmpy.physics.internal;

import java.util.OptionalDouble;
import org.apache.commons.csv.CSVRecord;
import org.esmpy.physics.Subshell;
import org.esmpy.physics.TableFormatException;

/**
 * One row of a {@link Table}; a cell that is not what the caller asks for is a {@link TableFormatException}.
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
