package org.esmpy.physics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.esmpy.physics.Subshell;
import org.esmpy.physics.TableFormatException;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final String TEXT = "# comment\n#\nZ,shell,edge_keV\n8,K,0.5\n# more\n26,K, 7.1\n26,L3,\n";

    private final Table table = Table.of("edges.csv", TEXT);

    @Test
    void groupsRowsByElement() {
        assertThat(table.elements()).containsExactly(8, 26);
        assertThat(table.rows(26)).hasSize(2);
        assertThat(table.rows(1)).isEmpty();
    }

    @Test
    void readsCells() {
        TableRow row = table.rows(26).get(0);
        assertThat(row.subshell("shell")).isEqualTo(Subshell.K);
        assertThat(row.number("edge_keV")).isEqualTo(7.1);
        assertThat(table.rows(26).get(1).optionalNumber("edge_keV")).isEmpty();
    }

    @Test
    void readsWindowsLineEndsAndAMissingLastOne() {
        Table windows = Table.of("edges.csv", TEXT.replace("\n", "\r\n").stripTrailing());
        assertThat(windows.rows(26)).hasSize(2);
        assertThat(windows.rows(26).get(1).line()).isEqualTo(7);
    }

    @Test
    void namesFileLineAndColumnOfAFault() {
        assertFault(
                () -> table.rows(26).get(1).number("edge_keV"),
                "edges.csv, line 7, column edge_keV: '' is not a number");
        assertFault(() -> table.rows(8).get(0).number("shell"), "edges.csv, line 4, column shell: 'K' is not a number");
        assertFault(() -> table.rows(8).get(0).text("rate"), "edges.csv, line 4, column rate: there is no such cell");
        assertFault(
                () -> table.rows(26).get(0).subshell("edge_keV"),
                "edges.csv, line 6, column edge_keV: '7.1' is not a subshell such as L3");
    }

    @Test
    void refusesRowsWithoutAnAtomicNumber() {
        assertFault(() -> Table.of("t.csv", "Z,a\nFe,1\n"), "t.csv, line 2, column Z: 'Fe' is not an atomic number");
        assertFault(() -> Table.of("t.csv", "Z,a\n8,1\n0,2\n"), "t.csv, line 3, column Z: 0 is not an atomic number");
    }

    @Test
    void refusesScatteredRowsAndAMissingHeader() {
        assertFault(
                () -> Table.of("t.csv", "Z,a\n8,1\n26,1\n8,2\n"),
                "t.csv, line 4, column Z: the rows of Z = 8 are not together");
        assertFault(() -> Table.of("t.csv", "# only\n"), "t.csv, line 2: expected the names of the columns");
    }

    private static void assertFault(ThrowingCallable call, String message) {
        assertThatExceptionOfType(TableFormatException.class).isThrownBy(call).withMessage(message);
    }
}
