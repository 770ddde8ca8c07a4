package org.esmpy.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link EmissionLines} keeps. */
public abstract class EmissionLinesContract extends PhysicsSourceContract<EmissionLines> {
    /** An element that the source has. */
    protected Element element() {
        return Element.of("Fe");
    }

    /** A beam energy that the source has, keV. */
    protected double beamKeV() {
        return 200;
    }

    @Test
    public void linesAreInOrderOfEnergyAndPositive() {
        List<LineEmission> lines = source().lines(element(), beamKeV());
        assertThat(lines)
                .isNotEmpty()
                .isSortedAccordingTo(
                        Comparator.comparingDouble(line -> line.line().energyKeV()))
                .allSatisfy(line -> {
                    assertThat(line.crossSectionCm2()).isPositive().isFinite();
                    assertThat(line.line().element()).isEqualTo(element());
                    assertThat(line.line().energyKeV()).isLessThan(beamKeV());
                });
    }

    @Test
    public void aLineIsListedOnce() {
        assertThat(source().lines(element(), beamKeV()))
                .extracting(line -> line.line().iupac())
                .doesNotHaveDuplicates();
    }

    @Test
    public void repeatsItself() {
        assertThat(source().lines(element(), beamKeV())).isEqualTo(source().lines(element(), beamKeV()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -200, Double.NaN, Double.POSITIVE_INFINITY})
    public void refusesBeamsThatAreNone(double beamKeV) {
        assertThatThrownBy(() -> source().lines(element(), beamKeV))
                .isInstanceOfAny(UnsupportedRangeException.class, IllegalArgumentException.class)
                .hasMessageContaining("keV");
    }
}
