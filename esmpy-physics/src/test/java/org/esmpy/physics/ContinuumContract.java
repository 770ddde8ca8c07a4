package org.esmpy.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every {@link Continuum} keeps. */
public abstract class ContinuumContract extends PhysicsSourceContract<Continuum> {
    private static final Composition SPECIMEN = Composition.pure(Element.of("Si"));

    @ParameterizedTest
    @CsvSource({"200, 20", "200, 200", "60, 40", "300, 10"})
    public void termsAreNonNegativeAndFinite(double beamKeV, double topKeV) {
        List<ContinuumTerm> terms = source().terms(beamKeV, topKeV, SPECIMEN);
        assertThat(terms).isNotEmpty();
        for (ContinuumTerm term : terms) {
            double sum = 0;
            for (double energyKeV = -0.5; energyKeV <= topKeV + 1; energyKeV += 0.01) {
                double value = term.perKeV().applyAsDouble(energyKeV);
                assertThat(value)
                        .as("%s at %s keV", term.name(), energyKeV)
                        .isFinite()
                        .isNotNegative();
                sum += value;
            }
            assertThat(sum).as("sum of %s", term.name()).isPositive();
        }
    }

    @Test
    public void termsHaveNamesOfTheirOwn() {
        assertThat(source().terms(200, 20, SPECIMEN))
                .extracting(ContinuumTerm::name)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).isNotBlank());
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-200, 20", "NaN, 20", "200, 0", "200, -1", "200, 201", "200, NaN"})
    public void refusesRangesThatAreNone(double beamKeV, double topKeV) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source().terms(beamKeV, topKeV, SPECIMEN))
                .withMessageContaining("keV");
    }
}
