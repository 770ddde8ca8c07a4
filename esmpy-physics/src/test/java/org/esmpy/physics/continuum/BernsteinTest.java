package org.esmpy.physics.continuum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Continuum;
import org.esmpy.physics.ContinuumContract;
import org.esmpy.physics.ContinuumTerm;
import org.esmpy.physics.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BernsteinTest extends ContinuumContract {
    private static final double ROUNDING = 1e-12;

    @Override
    protected Continuum source() {
        return Continua.bernstein(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 9})
    void termsSumToTheThinTargetLaw(int degree) {
        List<ContinuumTerm> terms = Continua.bernstein(degree).terms(200, 40, Composition.pure(Element.of("Si")));
        assertThat(terms).hasSize(degree + 1);
        for (double energyKeV = 0.2; energyKeV < 40; energyKeV += 0.1) {
            double at = energyKeV;
            double sum = terms.stream()
                    .mapToDouble(term -> term.perKeV().applyAsDouble(at))
                    .sum();
            assertThat(sum * energyKeV).isCloseTo(1, within(ROUNDING));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 10})
    void refusesDegreesOutsideItsRange(int degree) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Continua.bernstein(degree))
                .withMessageContaining("1 to 9, got " + degree);
    }
}
