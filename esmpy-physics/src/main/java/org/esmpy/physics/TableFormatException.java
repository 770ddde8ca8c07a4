package org.esmpy.physics;

/** A table of physical data cannot be read; the message names the file, the line, the column and the fault. */
public class TableFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param table  file or resource
     * @param line   line in it, from 1
     * @param column column name; empty if the fault is not in one cell
     * @param fault  what is wrong and what is expected
     */
    public TableFormatException(String table, long line, String column, String fault) {
        super(table + ", line " + line + (column.isEmpty() ? "" : ", column " + column) + ": " + fault);
    }
}
