package org.esmpy.model.quantify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Of sums of two thousand products. */
    private static final double ROUNDING = 1e-9;

    /** Two K lines of half each: f (1 - f) times the two relative errors together. Hard lines know no other error. */
    @Test
    void twoKLinesAreOffByTheirCrossSections() {
        FractionError error = alloy(0);
        double expected = 0.25 * Math.sqrt(2) * 0.05;
        assertThat(error.modelError()).isCloseTo(expected, within(DRAWS * expected));
        assertThat(error.high() - error.low()).isCloseTo(2 * 1.96 * expected, within(4 * DRAWS * expected));
        assertThat(error.largest()).isEqualTo("cross-sections");
    }

    /** What one of two elements gains the other loses. */
    @Test
    void errorsOfTwoElementsAreOpposed() {
        List<List<PairError>> pairs = alloyPairs(0.05);
        assertThat(pairs.get(0).get(0).correlation()).isCloseTo(1, within(ROUNDING));
        assertThat(pairs.get(0).get(1).correlation()).isCloseTo(-1, within(ROUNDING));
    }

    /** The ratio of two K lines is off by both errors together. */
    @Test
    void ratiosHaveTheErrorsOfBothElements() {
        PairError pair = alloyPairs(0).get(0).get(1);
        double expected = 1.96 * Math.sqrt(2) * 0.05;
        assertThat(Math.log(pair.ratioHigh())).isCloseTo(expected, within(2 * DRAWS * expected));
        assertThat(Math.log(pair.ratioLow())).isCloseTo(-expected, within(2 * DRAWS * expected));
        PairError itself = alloyPairs(0).get(0).get(0);
        assertThat(itself.ratioLow()).isEqualTo(1);
        assertThat(itself.ratioHigh()).isEqualTo(1);
    }

    private static List<List<PairError>> alloyPairs(double counting) {
        return errors(MassThickness.given(1e-9))
                .of(ALLOY, alloyElements(counting), List.of(alone(TI, 4.51), alone(FE, 6.4)))
                .pairs();
    }

    @Test
    void countingWidensTheIntervalAndNotTheModelError() {
        FractionError exact = alloy(0);
        FractionError noisy = alloy(0.05);
        assertThat(noisy.modelError()).isEqualTo(exact.modelError());
        assertThat(noisy.high() - noisy.low()).isGreaterThan(1.5 * (exact.high() - exact.low()));
    }

    /** Noise gives an element that is not there half of the time, so that the interval of the other must reach all. */
    @Test
    void theIntervalOfAPureElementReachesOne() {
        List<CountedElement> counted = List.of(new CountedElement(TI, 0.99, 0.01), new CountedElement(FE, 0.01, 0.01));
        List<FractionError> errors = errors(MassThickness.given(1e-9))
                .of(Composition.pure(TI), counted, List.of(alone(TI, 4.51), alone(FE, 6.4)))
                .elements();
        assertThat(errors.get(0).high()).isEqualTo(1);
        assertThat(errors.get(0).low()).isCloseTo(0.99 - 1.96 * 0.01, within(2 * DRAWS * 0.01));
        assertThat(errors.get(1).low()).isZero();
    }

    /** SrTiO3 of unknown thickness, fitted as if nothing were absorbed, as EDX of 80 nm shows it. */
    @Test
    void anUnknownThicknessLeavesRoomForTheTruth() {
        Map<Element, Double> lines = new TreeMap<>(Map.of(SR, 14.14, TI, 4.51, O, 0.525));
        Map<Element, Double> seen = new TreeMap<>();
        lines.forEach((element, keV) -> seen.put(element, OXIDE.atomicFraction(element) * escaped(keV, 4e-5)));
        Composition fitted = Composition.ofAtoms(seen);
        List<CountedElement> counted = lines.keySet().stream()
                .map(element -> new CountedElement(element, fitted.atomicFraction(element), 0.002))
                .toList();
        List<FamilyEffect> families = lines.entrySet().stream()
                .map(line -> alone(line.getKey(), line.getValue()))
                .toList();
        MassThickness unknown = MassThickness.unknown(fitted, ATTENUATION, SINES, List.of(), Optional.empty());
        FractionError oxygen =
                errors(unknown).of(fitted, counted, families).elements().get(0);
        assertThat(fitted.atomicFraction(O)).isLessThan(0.5);
        assertThat(oxygen.low()).isLessThanOrEqualTo(fitted.atomicFraction(O));
        assertThat(oxygen.high()).isGreaterThan(0.6);
        assertThat(oxygen.largest()).isEqualTo("thickness");
    }

    @Test
    void linesOfOneElementNarrowTheThickness() {
        double gPerCm2 = 1e-4;
        double ratio = escaped(1.806, gPerCm2) / escaped(14.14, gPerCm2);
        MassThickness open = MassThickness.unknown(OXIDE, ATTENUATION, SINES, List.of(), Optional.empty());
        MassThickness narrowed = MassThickness.unknown(
                OXIDE, ATTENUATION, SINES, List.of(new LineRatio(1.806, 14.14, ratio, 0.03)), Optional.empty());
        assertThat(narrowed.quantileGPerCm2(0.5)).isCloseTo(gPerCm2, within(0.2 * gPerCm2));
        assertThat(width(narrowed)).isLessThan(0.5 * width(open));
        assertThat(width(MassThickness.given(gPerCm2))).isLessThan(width(open));
    }

    /** A known number of electrons tells how many atoms they met, and so how thick the film is. */
    @Test
    void theDoseTellsTheThickness() {
        double gPerCm2 = 6e-5;
        Map<Element, Double> lines = new TreeMap<>(Map.of(SR, 14.14, TI, 4.51, O, 0.525));
        double grams = OXIDE.elements().stream()
                .mapToDouble(element -> OXIDE.atomicFraction(element) * element.atomicWeightU())
                .sum();
        List<MassThickness.Dose.Counted> counted = lines.entrySet().stream()
                .map(line -> new MassThickness.Dose.Counted(
                        line.getKey(),
                        line.getValue(),
                        gPerCm2
                                * 6.02214076e23
                                * OXIDE.atomicFraction(line.getKey())
                                / grams
                                * escaped(line.getValue(), gPerCm2)))
                .toList();
        MassThickness told = MassThickness.unknown(
                OXIDE, ATTENUATION, SINES, List.of(), Optional.of(new MassThickness.Dose(counted)));
        MassThickness open = MassThickness.unknown(OXIDE, ATTENUATION, SINES, List.of(), Optional.empty());
        assertThat(told.quantileGPerCm2(0.5)).isCloseTo(gPerCm2, within(0.23 * gPerCm2));
        assertThat(width(told)).isLessThan(0.6 * width(open));
    }

    /** An element that two shells count with equal weight is off by half of each of their errors. */
    @Test
    void shellsShareTheErrorAsTheyCount() {
        List<FamilyEffect> shared = List.of(
                new FamilyEffect(TI, 'K', 4.51, Map.of(TI, 0.5)), new FamilyEffect(TI, 'L', 2, Map.of(TI, 0.5)));
        FractionError error = errors(MassThickness.given(1e-9))
                .of(ALLOY, alloyElements(0), shared)
                .elements()
                .get(0);
        double expected = 0.25 * Math.hypot(0.5 * 0.05, 0.5 * 0.15);
        assertThat(error.modelError()).isCloseTo(expected, within(DRAWS * expected));
    }

    /** A trace under a strong line of another element is off by a part of that line, not by powers of itself. */
    @Test
    void aTraceUnderAStrongLineIsOffByAPartOfThatLine() {
        double trace = 0.001;
        double overlap = 40; // 4 % of what the strong element has, per unit of its error
        List<CountedElement> counted = List.of(new CountedElement(FE, 1 - trace, 0), new CountedElement(O, trace, 0));
        List<FamilyEffect> families =
                List.of(new FamilyEffect(FE, 'L', 0.7, Map.of(FE, 0.0, O, overlap)), alone(O, 0.525), alone(FE, 6.4));
        FractionError error = errors(MassThickness.given(1e-9))
                .of(Composition.pure(FE), counted, families)
                .elements()
                .get(1);
        double sigma = trace * overlap * CrossSectionErrors.usual().of(FE, 'L', 0.7);
        assertThat(error.high()).isLessThan(trace + 2.2 * sigma);
        assertThat(error.low()).isZero();
    }

    @Test
    void errorsOfCrossSectionsMayBeGiven() {
        CrossSectionErrors given =
                CrossSectionErrors.usual().with(Optional.empty(), 'K', 0.02).with(Optional.of(FE), 'K', 0.01);
        assertThat(given.of(FE, 'K', 6.4)).isEqualTo(0.01);
        assertThat(given.of(TI, 'K', 4.5)).isEqualTo(0.02);
        assertThat(given.of(TI, 'L', 0.45)).isEqualTo(0.25);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrossSectionErrors.usual().with(Optional.empty(), 'K', -0.1))
                .withMessageContaining("got -0.1");
    }

    /** A quarter of what 500 µg/cm² of aluminium take from Ti K more than from Fe K changes their fractions. */
    @Test
    void aFoundLayerIsKnownToItsError() {
        Composition aluminium = Composition.pure(Element.of("Al"));
        double error = 5e-4;
        double lost = error * (ATTENUATION.totalCm2PerG(aluminium, 4.51) - ATTENUATION.totalCm2PerG(aluminium, 6.4));
        ModelErrors errors = new ModelErrors(
                ATTENUATION,
                SINES,
                MassThickness.given(1e-9),
                CrossSectionErrors.usual().with(Optional.empty(), 'K', 0),
                List.of(new UncertainLayer(aluminium, error)));
        FractionError found = errors.of(ALLOY, alloyElements(0), List.of(alone(TI, 4.51), alone(FE, 6.4)))
                .elements()
                .get(0);
        assertThat(found.modelError()).isCloseTo(lost / 4, within(0.1 * lost / 4));
        assertThat(found.largest()).isEqualTo("detector window");
    }

    private static FractionError alloy(double countingError) {
        return errors(MassThickness.given(1e-9))
                .of(ALLOY, alloyElements(countingError), List.of(alone(TI, 4.51), alone(FE, 6.4)))
                .elements()
                .get(0);
    }

    private static List<CountedElement> alloyElements(double countingError) {
        return List.of(new CountedElement(TI, 0.5, countingError), new CountedElement(FE, 0.5, countingError));
    }

    /** Lines that count their element and no other. */
    private static FamilyEffect alone(Element element, double keV) {
        return new FamilyEffect(element, 'K', keV, Map.of(element, 1.0));
    }

    private static ModelErrors errors(MassThickness thickness) {
        return new ModelErrors(ATTENUATION, SINES, thickness, CrossSectionErrors.usual(), List.of());
    }

    private static double escaped(double keV, double gPerCm2) {
        return ThinFilm.escapeFraction(ATTENUATION.totalCm2PerG(OXIDE, keV) * gPerCm2 / SINES[0]);
    }

    private static double width(MassThickness thickness) {
        return thickness.quantileGPerCm2(0.975) - thickness.quantileGPerCm2(0.025);
    }
}
