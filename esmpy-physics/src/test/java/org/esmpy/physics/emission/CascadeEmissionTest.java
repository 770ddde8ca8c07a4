package org.esmpy.physics.emission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.esmpy.physics.CascadeMode;
import org.esmpy.physics.Element;
import org.esmpy.physics.EmissionLines;
import org.esmpy.physics.EmissionLinesContract;
import org.esmpy.physics.LineEmission;
import org.esmpy.physics.Subshell;
import org.esmpy.physics.UnsupportedRangeException;
import org.esmpy.physics.ionization.IonizationCrossSections;
import org.esmpy.physics.relaxation.RelaxationTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CascadeEmissionTest extends EmissionLinesContract {
    private static final double ROUNDING = 1e-12;

    private final EmissionLines source = EmissionSpectra.boteXraylib4();

    @Override
    protected EmissionLines source() {
        return source;
    }

    @Test
    void aKLineIsIonisationTimesYieldTimesRate() {
        double expected = IonizationCrossSections.boteSalvat2009().crossSectionCm2(26, Subshell.K, 200)
                * RelaxationTables.xraylib4().fluorescenceYield(26, Subshell.K)
                * 0.58357;
        assertThat(byName(source, "Fe", 200).get("K-L3").crossSectionCm2())
                .isCloseTo(expected, within(expected * ROUNDING));
    }

    @Test
    void outerLinesGainFromTheCascadeAndKLinesDoNot() {
        Map<String, LineEmission> primary = byName(mode(CascadeMode.PRIMARY), "Au", 200);
        Map<String, LineEmission> costerKronig = byName(mode(CascadeMode.COSTER_KRONIG), "Au", 200);
        Map<String, LineEmission> full = byName(mode(CascadeMode.FULL), "Au", 200);
        assertThat(full.get("K-L3").crossSectionCm2())
                .isEqualTo(primary.get("K-L3").crossSectionCm2());
        for (String line : List.of("L3-M5", "M5-N7")) {
            assertThat(costerKronig.get(line).crossSectionCm2())
                    .as(line)
                    .isGreaterThan(primary.get(line).crossSectionCm2())
                    .isLessThan(full.get(line).crossSectionCm2());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {5, 15, 30, 60, 100, 200, 300, 400})
    void everyElementFromBerylliumToCaliforniumEmits(double beamKeV) {
        for (int z = 4; z <= 98; z++) {
            List<LineEmission> lines = source.lines(Element.ofZ(z), beamKeV);
            assertThat(lines).as("Z = %d", z).isNotEmpty();
            double strongest = lines.stream()
                    .mapToDouble(LineEmission::crossSectionCm2)
                    .max()
                    .orElseThrow();
            assertThat(lines)
                    .allSatisfy(line -> assertThat(line.crossSectionCm2())
                            .isBetween(strongest * 1e-5, strongest)
                            .isFinite());
        }
    }

    @Test
    void nothingIsEmittedBelowEveryEdge() {
        assertThat(source.lines(Element.of("Na"), 1)).isEmpty();
    }

    @Test
    void aSubshellEmitsOnlyAboveItsMeasuredEdge() {
        assertThat(byName(source, "Fe", 7.112)).doesNotContainKey("K-L3").containsKey("L3-M5");
        assertThat(byName(source, "Fe", 7.3)).containsKey("K-L3");
    }

    @Test
    void lightElementsHaveTheirKLines() {
        assertThat(byName(source, "Be", 200).get("K-L3").line().energyKeV()).isEqualTo(0.1085);
        assertThat(byName(source, "C", 200).get("K-L3").line().energyKeV()).isCloseTo(0.277, within(1e-3));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.999, 400.1})
    void refusesBeamsOutsideItsRange(double beamKeV) {
        assertThatExceptionOfType(UnsupportedRangeException.class)
                .isThrownBy(() -> source.lines(Element.of("Fe"), beamKeV))
                .withMessage("bote-xraylib-4 covers beams of 1 to 400 keV, got %s keV", beamKeV);
    }

    @ParameterizedTest
    @ValueSource(strings = {"H", "He", "Li"})
    void refusesElementsWithoutLines(String symbol) {
        assertThatExceptionOfType(UnsupportedRangeException.class)
                .isThrownBy(() -> source.lines(Element.of(symbol), 200))
                .withMessageContaining("4 to 98");
    }

    private static EmissionLines mode(CascadeMode mode) {
        return EmissionSpectra.cascade(
                "test", IonizationCrossSections.boteSalvat2009(), RelaxationTables.xraylib4(), mode);
    }

    private static Map<String, LineEmission> byName(EmissionLines source, String symbol, double beamKeV) {
        return source.lines(Element.of(symbol), beamKeV).stream()
                .collect(Collectors.toMap(line -> line.line().iupac(), Function.identity()));
    }
}
