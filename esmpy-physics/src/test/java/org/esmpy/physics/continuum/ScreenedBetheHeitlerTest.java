package org.esmpy.physics.continuum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Continuum;
import org.esmpy.physics.ContinuumContract;
import org.esmpy.physics.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenedBetheHeitlerTest extends ContinuumContract {
    private static final double ROUNDING = 1e-12;
    /** The error of the shape that the class comment states. */
    private static final double SHAPE = 0.03;
    /** The error of the value that the class comment states. */
    private static final double VALUE = 0.14;

    @Override
    protected Continuum source() {
        return Continua.screenedBetheHeitler();
    }

    /**
     * Scaled cross-sections (β²/Z²) E dσ/dE in mb at E/E0 = 0, 0.025, 0.05, 0.075 and 0.1 of S.M. Seltzer, M.J. Berger,
     * At. Data Nucl. Data Tables 35 (1986) 345.
     */
    @ParameterizedTest
    @CsvSource({
        "C, 150, 12.7838, 12.0623, 11.3633, 10.7068, 10.1015",
        "C, 200, 13.1008, 12.2552, 11.4496, 10.7161, 10.0552",
        "C, 300, 13.6527, 12.5927, 11.6117, 10.7687, 10.0416",
        "Si, 100, 11.2260, 10.8135, 10.4043, 10.0023, 9.61502",
        "Si, 150, 11.5267, 11.0666, 10.6027, 10.1342, 9.67284",
        "Si, 200, 11.8494, 11.2357, 10.6438, 10.0911, 9.57925",
        "Si, 300, 12.2371, 11.4792, 10.7619, 10.1164, 9.53503",
        "Au, 150, 9.74059, 9.62486, 9.49082, 9.32545, 9.13697",
        "Au, 200, 10.4131, 10.1415, 9.87377, 9.61347, 9.36213",
        "Au, 300, 10.9567, 10.6440, 10.3278, 10.0061, 9.68397"
    })
    void staysAsCloseToSeltzerAndBergerAsItSays(
            String symbol, double beamKeV, double at0, double at25, double at50, double at75, double at100) {
        double[] published = {at0, at25, at50, at75, at100};
        Element element = Element.of(symbol);
        DoubleUnaryOperator perKeV = term(Composition.pure(element), beamKeV);
        double gamma = 1 + beamKeV / 510.99895;
        double scale = (1 - 1 / (gamma * gamma)) / (element.z() * element.z()) * 1000;
        double lowest = Double.POSITIVE_INFINITY;
        double highest = 0;
        for (int i = 0; i < published.length; i++) {
            double energyKeV = Math.max(i * 0.025, 1e-6) * beamKeV;
            double ratio = scale * energyKeV * perKeV.applyAsDouble(energyKeV) / published[i];
            lowest = Math.min(lowest, ratio);
            highest = Math.max(highest, ratio);
        }
        assertThat(lowest).isGreaterThan(1);
        assertThat(highest).isLessThan(1 + VALUE);
        assertThat((highest - lowest) / (highest + lowest)).isLessThan(SHAPE);
    }

    @Test
    void addsUpOverTheAtoms() {
        Element silicon = Element.of("Si");
        Element oxygen = Element.of("O");
        double expected = term(Composition.pure(silicon), 200).applyAsDouble(5) / 3
                + term(Composition.pure(oxygen), 200).applyAsDouble(5) * 2 / 3;
        assertThat(term(Composition.ofAtoms(Map.of(silicon, 1.0, oxygen, 2.0)), 200)
                        .applyAsDouble(5))
                .isCloseTo(expected, within(expected * ROUNDING));
    }

    @Test
    void heavyAtomsHaveTheSofterDecline() {
        double light = shape(Composition.pure(Element.of("C")));
        double heavy = shape(Composition.pure(Element.of("Au")));
        assertThat(heavy).isGreaterThan(light);
    }

    @Test
    void vanishesAtTheBeamEnergy() {
        assertThat(term(Composition.pure(Element.of("Si")), 200).applyAsDouble(200))
                .isZero();
    }

    private double shape(Composition specimen) {
        DoubleUnaryOperator perKeV = term(specimen, 200);
        return 20 * perKeV.applyAsDouble(20) / perKeV.applyAsDouble(1);
    }

    private DoubleUnaryOperator term(Composition specimen, double beamKeV) {
        return source().terms(beamKeV, beamKeV, specimen).get(0).perKeV();
    }
}
