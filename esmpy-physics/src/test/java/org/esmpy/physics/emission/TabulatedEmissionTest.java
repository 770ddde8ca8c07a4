package org.esmpy.physics.emission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.esmpy.physics.Element;
import org.esmpy.physics.EmissionLines;
import org.esmpy.physics.EmissionLinesContract;
import org.esmpy.physics.TableFormatException;
import org.esmpy.physics.UnsupportedRangeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TabulatedEmissionTest extends EmissionLinesContract {
    @TempDir
    private Path folder;

    @Override
    protected EmissionLines source() {
        try {
            return table(
                    "Fe,26,K-L3,Ka1,K,6.4,2e-22,1",
                    "Fe,26,L3-M5,La1,L3,0.705,3e-22,1",
                    "14,14,K-L3,Ka1,K,1.74,1e-21,1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void givesTheLinesOfTheFileInOrderOfEnergy() {
        assertThat(source().lines(Element.of("Fe"), 200))
                .extracting(line -> line.line().iupac() + " " + line.line().siegbahn() + " " + line.crossSectionCm2())
                .containsExactly("L3-M5 La1 3.0E-22", "K-L3 Ka1 2.0E-22");
        assertThat(source().lines(Element.of("Si"), 200)).hasSize(1);
    }

    @Test
    void leavesOutLinesAboveTheBeam() {
        assertThat(source().lines(Element.of("Fe"), 5))
                .extracting(line -> line.line().iupac())
                .containsExactly("L3-M5");
    }

    @Test
    void saysWhatItHasWhenAskedForAnotherElement() {
        assertThatExceptionOfType(UnsupportedRangeException.class)
                .isThrownBy(() -> source().lines(Element.of("O"), 200))
                .withMessageContaining("no lines of O; it has [Si, Fe]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Xx,0,K-L3,Ka1,K,6.4,2e-22,1|column element: 'Xx' is not a chemical symbol or an atomic number",
                "Fe,26,Ka1,Ka1,K,6.4,2e-22,1|column line: 'Ka1' is not a line such as K-L3",
                "Fe,26,K-L9,Ka1,K,6.4,2e-22,1|column line: 'L9' is not a subshell such as L3",
                "Fe,26,K-L3,Ka1,K,0,2e-22,1|column energy_keV: '0' is not a number above 0",
                "Fe,26,K-L3,Ka1,K,6.4,-1,1|column cross_section_cm2: '-1' is not a number above 0"
            })
    void namesLineAndColumnOfAFault(String row, String message) {
        assertThatExceptionOfType(TableFormatException.class)
                .isThrownBy(() -> table("O,8,K-L3,Ka1,K,0.525,1e-21,1", row))
                .withMessage(folder.resolve("lines.csv") + ", line 3, " + message);
    }

    @Test
    void refusesALineThatIsListedTwice() {
        String row = "Fe,26,K-L3,Ka1,K,6.4,2e-22,1";
        assertThatExceptionOfType(TableFormatException.class)
                .isThrownBy(() -> table(row, row))
                .withMessageEndingWith("line 3, column line: K-L3 of Fe is listed twice");
    }

    private EmissionLines table(String... rows) throws IOException {
        return EmissionSpectra.ofTable(Files.writeString(
                folder.resolve("lines.csv"),
                "element,z,line,siegbahn,shell,energyKeV,crossSectionCm2,relative\n" + String.join("\n", List.of(rows))
                        + "\n"));
    }
}
