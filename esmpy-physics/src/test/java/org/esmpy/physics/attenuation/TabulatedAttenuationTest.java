package org.esmpy.physics.attenuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.esmpy.physics.MassAttenuation;
import org.esmpy.physics.MassAttenuationContract;
import org.esmpy.physics.TableFormatException;
import org.esmpy.physics.UnsupportedRangeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TabulatedAttenuationTest extends MassAttenuationContract {
    private static final double ROUNDING = 1e-12;

    @TempDir
    private Path folder;

    @Override
    protected MassAttenuation source() {
        StringBuilder rows = new StringBuilder();
        for (int z : new int[] {6, 8, 12, 13, 26, 29, 47, 79, 82, 20}) {
            rows.append(z).append(",0.1,20000,19000\n").append(z).append(",40,0.5,0.4\n");
        }
        try {
            return table(rows + "Si,0.1,10000,10000\nSi,1.84,300,200\nSi,1.84,3000,2900\nSi,40,0.5,0.4\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void isStraightInLogLogAndJumpsAtAnEdge() {
        double between = Math.sqrt(1.84 * 40);
        assertThat(source().totalCm2PerG(14, between)).isCloseTo(Math.sqrt(3000 * 0.5), within(1500 * ROUNDING));
        assertThat(source().photoelectricCm2PerG(14, 1.84)).isCloseTo(2900, within(2900 * ROUNDING));
        assertThat(source().totalCm2PerG(14, 1.839999)).isLessThan(301);
        assertThat(source().totalCm2PerG(14, 40)).isCloseTo(0.5, within(0.5 * ROUNDING));
    }

    @Test
    void saysWhatItHasWhenAskedForMore() {
        assertThatExceptionOfType(UnsupportedRangeException.class)
                .isThrownBy(() -> source().totalCm2PerG(14, 41))
                .withMessageContaining("of Z = 14 at 41.0 keV; it covers 0.1 to 40.0 keV");
        assertThatExceptionOfType(UnsupportedRangeException.class)
                .isThrownBy(() -> source().totalCm2PerG(92, 5))
                .withMessageContaining("no attenuation for Z = 92");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Si,1,10,9;Si,0.5,10,9|line 3, column energy_keV: 0.5 comes after a higher energy",
                "Si,1,10,9;Si,2,10,11|line 3, column photoelectric_cm2_per_g: 11 is above the total of 10",
                "Si,1,10,9;Si,2,-1,1|line 3, column total_cm2_per_g: '-1' is not a number above 0",
                "Si,1,10,9;Fe,2,10,9|line 2, column energy_keV: an element needs points at 2 energies or more"
            })
    void namesLineAndColumnOfAFault(String rows, String message) {
        assertThatExceptionOfType(TableFormatException.class)
                .isThrownBy(() -> table(rows.replace(';', '\n') + "\n"))
                .withMessageStartingWith(folder.resolve("mac.csv") + ", " + message);
    }

    private MassAttenuation table(String rows) throws IOException {
        return MassAttenuations.ofTable(Files.writeString(
                folder.resolve("mac.csv"), "element,energy_keV,total_cm2_per_g,photoelectric_cm2_per_g\n" + rows));
    }
}
