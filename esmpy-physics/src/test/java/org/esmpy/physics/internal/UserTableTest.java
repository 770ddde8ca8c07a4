package org.esmpy.physics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.esmpy.physics.TableFormatException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserTableTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("t.csv");
    }

    @Test
    void takesColumnsInAnyOrderAndSpelling() throws IOException {
        List<TableRow> rows = read("\uFEFF# mine\r\nnote, EnergyKeV ,Element\r\n\r\nx,1.5,Fe\r\ny,2,14\r\n");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).number("energy_keV")).isEqualTo(1.5);
        assertThat(rows.get(0).element("element").symbol()).isEqualTo("Fe");
        assertThat(rows.get(1).element("element").symbol()).isEqualTo("Si");
        assertThat(rows.get(1).line()).isEqualTo(5);
    }

    @Test
    void namesFileLineAndColumnOfAFault() {
        assertFault("element\nFe\n", "line 1, column energy_keV: there is no such column; expected energy_keV");
        assertFault("# only\n", "line 1: the file is empty; expected element,energy_keV");
        assertFault("element,energy_keV\n", "line 1: there are no rows below the names of the columns");
        assertFault("element,energy_keV,\nFe,1,\n", "line 1: column 3 has no name");
        assertFault("element,energy_keV,Energy_keV,k,k\n", "line 1: column 5 has the name of another");
        assertRowFault("element,energy_keV\nXx,1\n", "line 2, column element: 'Xx' is not a chemical symbol");
        assertRowFault("element,energy_keV\n120,1\n", "line 2, column element: '120' is not a chemical symbol");
        assertRowFault("element,energy_keV\nFe\n", "line 2, column energy_keV: there is no such cell");
        assertRowFault("element,energy_keV\nFe,-1\n", "line 2, column energy_keV: '-1' is not a number above 0");
        assertRowFault("element,energy_keV\nFe,NaN\n", "line 2, column energy_keV: 'NaN' is not a number above 0");
    }

    @Test
    void refusesFilesThatAreNoText() throws IOException {
        Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1});
        assertThatExceptionOfType(TableFormatException.class)
                .isThrownBy(() -> UserTable.read(file, "element"))
                .withMessage("%s, line 1: the file is not UTF-8 text", file);
    }

    @Test
    void aMissingFileIsTheFaultOfTheDevice() {
        assertThatThrownBy(() -> UserTable.read(file, "element")).isInstanceOf(NoSuchFileException.class);
    }

    private List<TableRow> read(String text) throws IOException {
        Files.writeString(file, text);
        return UserTable.read(file, "element", "energy_keV");
    }

    private void assertFault(String text, String message) {
        assertThatExceptionOfType(TableFormatException.class)
                .isThrownBy(() -> read(text))
                .withMessageStartingWith(file + ", " + message);
    }

    private void assertRowFault(String text, String message) {
        assertThatExceptionOfType(TableFormatException.class)
                .isThrownBy(() -> read(text).forEach(row -> {
                    row.element("element");
                    row.positive("energy_keV");
                }))
                .withMessageStartingWith(file + ", " + message);
    }
}
