package org.esmpy.model.quantify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.esmpy.model.quantify.MassThickness.LineRatio;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.MassAttenuation;
import org.esmpy.physics.attenuation.MassAttenuations;
import org.esmpy.physics.attenuation.ThinFilm;
import org.junit.jupiter.api.Test;

class ModelErrorsTest {
    private static final MassAttenuation ATTENUATION = MassAttenuations.xraylib4();
    private static final double[] SINES = {Math.sin(Math.toRadians(20))};
    private static final Element O = Element.of("O");
    private static final Element SR = Element.of("Sr");
    private static final Element TI = Element.of("Ti");
    private static final Element FE = Element.of("Fe");
    private static final Composition OXIDE = Composition.ofAtoms(Map.of(SR, 1.0, TI, 1.0, O, 3.0));
    private static final Composition ALLOY = Composition.ofAtoms(Map.of(TI, 1.0, FE, 1.0));

    /** Error of a standard deviation of two thousand draws, and curvature. */
    private static final double DRAWS = 0.06;

    /** Two K lines of half each: f (1 - f) times the two relative errors together. Hard lines know no other error. */
    @Test
    void twoKLinesAreOffByTheirCrossSections() {
        FractionError error = alloy(0);
        double expected = 0.25 * Math.sqrt(2) * 0.05;
        assertThat(error.modelError()).isCloseTo(expected, within(DRAWS * expected));
        assertThat(error.high() - error.low()).isCloseTo(2 * 1.96 * expected, within(4 * DRAWS * expected));
        assertThat(error.largest()).isEqualTo("cross-sections");
    }

    @Test
    void countingWidensTheIntervalAndNotTheModelError() {
        FractionError exact = alloy(0);
        FractionError noisy = alloy(0.05);
        assertThat(noisy.modelError()).isEqualTo(exact.modelError());
        assertThat(noisy.high() - noisy.low()).isGreaterThan(1.5 * (exact.high() - exact.low()));
    }

    /** SrTiO3 of unknown thickness, fitted as if nothing were absorbed, as EDX of 80 nm shows it. */
    @Test
    void anUnknownThicknessLeavesRoomForTheTruth() {
        Map<Element, Double> lines = new TreeMap<>(Map.of(SR, 14.14, TI, 4.51, O, 0.525));
        Map<Element, Double> seen = new TreeMap<>();
        lines.forEach((element, keV) -> seen.put(element, OXIDE.atomicFraction(element) * escaped(keV, 4e-5)));
        Composition fitted = Composition.ofAtoms(seen);
        List<CountedLine> counted = lines.entrySet().stream()
                .map(line -> new CountedLine(
                        line.getKey(), 'K', line.getValue(), fitted.atomicFraction(line.getKey()), 0.002))
                .toList();
        MassThickness unknown = MassThickness.unknown(fitted, ATTENUATION, SINES, List.of());
        FractionError oxygen =
                new ModelErrors(ATTENUATION, SINES, unknown).of(fitted, counted).get(0);
        assertThat(fitted.atomicFraction(O)).isLessThan(0.5);
        assertThat(oxygen.low()).isLessThanOrEqualTo(fitted.atomicFraction(O));
        assertThat(oxygen.high()).isGreaterThan(0.6);
        assertThat(oxygen.largest()).isEqualTo("thickness");
    }

    @Test
    void linesOfOneElementNarrowTheThickness() {
        double gPerCm2 = 1e-4;
        double ratio = escaped(1.806, gPerCm2) / escaped(14.14, gPerCm2);
        MassThickness open = MassThickness.unknown(OXIDE, ATTENUATION, SINES, List.of());
        MassThickness narrowed =
                MassThickness.unknown(OXIDE, ATTENUATION, SINES, List.of(new LineRatio(1.806, 14.14, ratio, 0.03)));
        assertThat(narrowed.quantileGPerCm2(0.5)).isCloseTo(gPerCm2, within(0.2 * gPerCm2));
        assertThat(width(narrowed)).isLessThan(0.5 * width(open));
        assertThat(width(MassThickness.given(gPerCm2))).isLessThan(width(open));
    }

    private static FractionError alloy(double countingError) {
        List<CountedLine> lines = List.of(
                new CountedLine(TI, 'K', 4.51, 0.5, countingError), new CountedLine(FE, 'K', 6.4, 0.5, countingError));
        return new ModelErrors(ATTENUATION, SINES, MassThickness.given(1e-9))
                .of(ALLOY, lines)
                .get(0);
    }

    private static double escaped(double keV, double gPerCm2) {
        return ThinFilm.escapeFraction(ATTENUATION.totalCm2PerG(OXIDE, keV) * gPerCm2 / SINES[0]);
    }

    private static double width(MassThickness thickness) {
        return thickness.quantileGPerCm2(0.975) - thickness.quantileGPerCm2(0.025);
    }
}
