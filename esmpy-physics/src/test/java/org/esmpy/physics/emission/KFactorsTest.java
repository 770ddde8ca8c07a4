package org.esmpy.physics.emission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.esmpy.physics.Element;
import org.esmpy.physics.EmissionLines;
import org.esmpy.physics.EmissionLinesContract;
import org.esmpy.physics.LineEmission;
import org.esmpy.physics.TableFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KFactorsTest extends EmissionLinesContract {
    private static final double ROUNDING = 1e-12;
    private static final Element SILICON = Element.of("Si");
    private static final Element IRON = Element.of("Fe");

    private final EmissionLines theory = EmissionSpectra.boteXraylib4();

    @TempDir
    private Path folder;

    @Override
    protected EmissionLines source() {
        try {
            return factors("Si,Ka,1\nFe,Ka,1.3\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cliff and Lorimer: a mass ratio of one gives intensities in the ratio of 1/k. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 1.3, 4})
    void intensitiesPerMassHaveTheRatioOfTheTable(double k) throws IOException {
        EmissionLines scaled = factors("Si,Ka,2\nFe,Ka," + 2 * k + "\n");
        double iron = family(scaled, IRON) / IRON.atomicWeightU();
        double silicon = family(scaled, SILICON) / SILICON.atomicWeightU();
        assertThat(silicon / iron).isCloseTo(k, within(k * ROUNDING));
    }

    @Test
    void theReferenceAndElementsOutsideTheTableStay() {
        assertThat(source().lines(SILICON, 200)).isEqualTo(theory.lines(SILICON, 200));
        assertThat(source().lines(Element.of("O"), 200)).isEqualTo(theory.lines(Element.of("O"), 200));
    }

    @Test
    void linesOfAnElementKeepTheirRatios() {
        double expected = family(source(), IRON) / family(theory, IRON);
        for (int i = 0; i < theory.lines(IRON, 200).size(); i++) {
            assertThat(source().lines(IRON, 200).get(i).crossSectionCm2()
                            / theory.lines(IRON, 200).get(i).crossSectionCm2())
                    .isCloseTo(expected, within(expected * ROUNDING));
        }
    }

    @Test
    void takesIupacAndSiegbahnNames() throws IOException {
        double iupac = family(factors("Si,K-L3,1\nFe,K-L3,1.3\n"), IRON);
        assertThat(family(factors("Si,Ka1,1\nFe,Ka1,1.3\n"), IRON)).isCloseTo(iupac, within(iupac * ROUNDING));
    }

    @Test
    void provenanceSaysThatCrossSectionsWereRescaled() {
        assertThat(source().provenance().deviations())
                .contains("rescaled to Si Ka")
                .contains("Fe");
        assertThat(source().id()).isEqualTo("bote-xraylib-4-k-factors");
    }

    @Test
    void namesLineAndColumnOfAFault() throws IOException {
        assertThatExceptionOfType(TableFormatException.class)
                .isThrownBy(() -> factors("Si,Ka,1\nFe,Kz,1.3\n"))
                .withMessageContaining("line 3, column line: 'Kz' is not a line of Fe at a beam of 300.0 keV");
        assertThatExceptionOfType(TableFormatException.class)
                .isThrownBy(() -> factors("Si,Zz,1\n"))
                .withMessageContaining("line 2, column line: 'Zz' is not a line of Si");
        assertThatExceptionOfType(TableFormatException.class)
                .isThrownBy(() -> factors("Si,Ka,1\nFe,Ka,0\n"))
                .withMessageContaining("line 3, column k: '0' is not a number above 0");
        assertThatExceptionOfType(TableFormatException.class)
                .isThrownBy(() -> factors("Si,Ka,1\nSi,Kb1,3\n"))
                .withMessageContaining("line 3, column element: Si is listed twice");
    }

    private EmissionLines factors(String rows) throws IOException {
        return EmissionSpectra.withKFactors(
                theory, Files.writeString(folder.resolve("k.csv"), "element,line,k\n" + rows));
    }

    private static double family(EmissionLines lines, Element element) {
        return lines.lines(element, 200).stream()
                .filter(emission -> emission.line().siegbahn().startsWith("Ka"))
                .mapToDouble(LineEmission::crossSectionCm2)
                .sum();
    }
}
