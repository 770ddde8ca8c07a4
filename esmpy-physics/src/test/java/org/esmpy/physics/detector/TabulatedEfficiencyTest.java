package org.esmpy.physics.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.esmpy.physics.DetectorEfficiency;
import org.esmpy.physics.DetectorEfficiencyContract;
import org.esmpy.physics.TableFormatException;
import org.esmpy.physics.UnsupportedRangeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TabulatedEfficiencyTest extends DetectorEfficiencyContract {
    private static final double ROUNDING = 1e-12;

    @TempDir
    private Path folder;

    @Override
    protected DetectorEfficiency source() {
        try {
            return curve("energy_keV,efficiency\n0.1,0.2\n1.8,0.9\n1.8001,0.7\n20,0.3\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected double highestKeV() {
        return 20;
    }

    @ParameterizedTest
    @CsvSource({"0.0999, 0", "0.1, 0.2", "0.95, 0.55", "1.799999999999, 0.9", "1.8001, 0.7", "10.90005, 0.5", "20, 0.3"
    })
    void isStraightBetweenItsPoints(double energyKeV, double expected) {
        assertThat(source().efficiency(energyKeV)).isCloseTo(expected, within(ROUNDING));
    }

    @Test
    void hasNoAnswerAboveItsCurve() {
        assertThatExceptionOfType(UnsupportedRangeException.class)
                .isThrownBy(() -> source().efficiency(20.1))
                .withMessageContaining("covers 0.1 to 20.0 keV, got 20.1 keV");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,0.5;2,1.5|line 3, column efficiency: '1.5' is not a number from 0 to 1",
                "1,0.5;2,x|line 3, column efficiency: 'x' is not a number",
                "1,0.5;0.5,0.5|line 3, column energy_keV: 0.5 comes after 1.0; energies must rise, each be given once",
                "1,0.5;1,0.4;2,1|line 3, column energy_keV: 1.0 comes after 1.0; energies must rise, each be given once",
                "1,0,5;2,0,6|line 2: there are 3 cells, but 2 columns; write numbers with decimal points, not commas",
                "-1,0.5;2,0.5|line 2, column energy_keV: '-1' is not a number above 0",
                "1,0.5|line 2, column energy_keV: a curve needs points at 2 energies or more"
            })
    void namesLineAndColumnOfAFault(String rows, String message) {
        assertThatExceptionOfType(TableFormatException.class)
                .isThrownBy(() -> curve("energy_keV,efficiency\n" + rows.replace(';', '\n') + "\n"))
                .withMessage(folder.resolve("curve.csv") + ", " + message);
    }

    private DetectorEfficiency curve(String text) throws IOException {
        return DetectorEfficiencies.ofCurve(Files.writeString(folder.resolve("curve.csv"), text));
    }
}
