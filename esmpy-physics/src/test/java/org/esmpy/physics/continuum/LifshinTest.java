package org.esmpy.physics.continuum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Continuum;
import org.esmpy.physics.ContinuumContract;
import org.esmpy.physics.ContinuumTerm;
import org.esmpy.physics.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifshinTest extends ContinuumContract {
    private static final double ROUNDING = 1e-12;
    private static final double BEAM_KEV = 200;

    @Override
    protected Continuum source() {
        return Continua.lifshin();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 10, 150, 200})
    void spansThePrintedForm(double energyKeV) {
        double a = 3;
        double b = -0.01;
        double rest = BEAM_KEV - energyKeV;
        double printed = (a * rest + b * rest * rest) / energyKeV;
        List<ContinuumTerm> terms = source().terms(BEAM_KEV, 20, Composition.pure(Element.of("Si")));
        assertThat(terms).extracting(ContinuumTerm::name).containsExactly("b0", "b1");
        double ours = a * BEAM_KEV * terms.get(0).perKeV().applyAsDouble(energyKeV)
                + (a * BEAM_KEV + b * BEAM_KEV * BEAM_KEV)
                        * terms.get(1).perKeV().applyAsDouble(energyKeV);
        assertThat(ours).isCloseTo(printed, within(Math.abs(printed) * ROUNDING));
    }
}
