package org.esmpy.model.spectrum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.esmpy.physics.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpectrumAnalysisTest {
    private static final Map<String, Double> ROCK =
            Map.of("O", 4e3, "Mg", 4e3, "Si", 5e3, "Ca", 2e3, "Fe", 3e3, "", 2e3);
    private static final List<Element> LISTED =
            List.of(Element.of("O"), Element.of("Mg"), Element.of("Si"), Element.of("Ca"), Element.of("Fe"));
    private static final Set<CalibrationParameter> ALL = EnumSet.allOf(CalibrationParameter.class);
    private static final Instrument NOMINAL = Instrument.nominal(130);

    /** A right model stays as it is, to the last bit. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothingIsFoundWhereTheModelIsRight(long seed) {
        Findings findings = find(NOMINAL, ROCK, seed);
        assertThat(findings.elements()).isEmpty();
        assertThat(findings.calibration().instrument()).isEqualTo(NOMINAL);
        assertThat(findings.axis()).isSameAs(SimulatedSpectrum.FILE_AXIS);
        assertThat(findings.needsFlexibleContinuum()).isFalse();
    }

    /** 2·10⁴ counts; faults drawn evenly from ±30 eV, ±0.5 % and ±20 eV. */
    @Test
    void recoversFaultsWithinThreeStandardErrors() {
        RandomGenerator random = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(17);
        int tries = 40;
        int recovered = 0;
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < tries; i++) {
            Instrument truth = new Instrument(
                    random.nextDouble(-30, 30),
                    random.nextDouble(-0.005, 0.005),
                    142 + random.nextDouble(-20, 20),
                    0.12,
                    0,
                    false);
            Findings findings = find(truth, ROCK, i);
            boolean within = isWithin(findings, CalibrationParameter.OFFSET, truth.shiftEV())
                    && isWithin(findings, CalibrationParameter.GAIN, truth.stretch())
                    && isWithin(findings, CalibrationParameter.WIDTH, truth.fwhmMnKaEV());
            recovered += within ? 1 : 0;
            if (!within) {
                missed.add(i + ": " + truth + " found " + findings.calibration().values() + findings.elements());
            }
        }
        assertThat(recovered).as(() -> String.join("\n", missed)).isGreaterThanOrEqualTo((int) (0.95 * tries));
    }

    @ParameterizedTest
    @CsvSource({"Cu, 1500", "Cr, 800", "Ga, 1500", "Mo, 800", "Al, 600", "Pt, 1500"})
    void namesAnElementThatNobodyListed(String symbol, double counts) {
        Map<String, Double> all = new java.util.HashMap<>(ROCK);
        all.put(symbol, counts);
        Findings findings = find(NOMINAL, all, 5);
        assertThat(findings.elements()).singleElement().satisfies(found -> {
            assertThat(found.element()).isEqualTo(Element.of(symbol));
            assertThat(found.counts()).isBetween(0.7 * counts, 1.3 * counts);
            assertThat(found.sigma()).isGreaterThan(4.5);
        });
    }

    /** Kβ of Ti, Sr and Cu lie where V, Zr and Os have lines. */
    @Test
    void namesEverythingOfAnUnknownSpectrumAndNoKBeta() {
        SummedSpectrum spectrum =
                SimulatedSpectrum.of(NOMINAL, Map.of("Sr", 6e4, "Ti", 5e4, "O", 2e4, "Cu", 1e4, "", 4e4), 3);
        Findings findings = new SpectrumAnalysis(spectrum, List.of()).find(NOMINAL, ALL, true);
        assertThat(findings.elements().stream().map(found -> found.element().symbol()))
                .containsExactlyInAnyOrder("Sr", "Ti", "O", "Cu");
    }

    @Test
    void fiftyCountsDetermineNothing() {
        Map<String, Double> few = new java.util.HashMap<>();
        ROCK.forEach((symbol, counts) -> few.put(symbol, counts / 400));
        Findings findings = find(new Instrument(20, 0, 130, 0.12, 0, false), few, 1);
        assertThat(findings.calibration().instrument()).isEqualTo(NOMINAL);
        assertThat(findings.elements()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-500, 800})
    void anAxisThatIsFarOffIsToldAndNotCalibrated(double shiftEV) {
        Findings findings = find(new Instrument(shiftEV, 0, 130, 0.12, 0, false), ROCK, 6);
        assertThat(findings.grossShift()).isPresent();
        Calibration.Value found = findings.grossShift().orElseThrow().value(CalibrationParameter.OFFSET);
        assertThat(Math.abs(found.value() - shiftEV)).isLessThan(4 * found.standardError());
        assertThat(findings.calibration().instrument()).isEqualTo(NOMINAL);
        assertThat(findings.elements()).isEmpty();
    }

    /** Iron is listed, but the spectrum is that of cobalt. */
    @Test
    void anotherElementIsNoShift() {
        SummedSpectrum spectrum = SimulatedSpectrum.of(NOMINAL, Map.of("Co", 1e4, "O", 5e3, "", 2e3), 7);
        Findings findings =
                new SpectrumAnalysis(spectrum, List.of(Element.of("Fe"), Element.of("O"))).find(NOMINAL, ALL, true);
        assertThat(findings.grossShift()).isEmpty();
        assertThat(findings.elements())
                .extracting(found -> found.element().symbol())
                .containsExactly("Co");
    }

    @Test
    void findsTailsAndEscapePeaks() {
        Map<String, Double> many = new java.util.HashMap<>();
        ROCK.forEach((symbol, counts) -> many.put(symbol, counts * 20));
        Findings findings = find(new Instrument(0, 0, 130, 0.12, 0.3, true), many, 2);
        assertThat(findings.calibration().instrument().escape()).isTrue();
        Calibration.Value tail = findings.calibration().value(CalibrationParameter.TAIL);
        assertThat(Math.abs(tail.value() - 0.3)).isLessThan(4 * tail.standardError());
        assertThat(findings.elements()).isEmpty();
    }

    @Test
    void leavesWhatIsFixedWhereItWas() {
        SummedSpectrum spectrum = SimulatedSpectrum.of(new Instrument(20, 0, 145, 0.12, 0, false), ROCK, 4);
        Findings findings =
                new SpectrumAnalysis(spectrum, LISTED).find(NOMINAL, EnumSet.of(CalibrationParameter.OFFSET), true);
        assertThat(findings.calibration().instrument().fwhmMnKaEV()).isEqualTo(130);
        assertThat(findings.calibration().value(CalibrationParameter.WIDTH).state())
                .isEqualTo(Calibration.State.FIXED);
        assertThat(findings.calibration().instrument().shiftEV()).isBetween(15.0, 25.0);
        assertThat(findings.calibration().gainNats()).isPositive();
    }

    private static boolean isWithin(Findings findings, CalibrationParameter parameter, double truth) {
        Calibration.Value value = findings.calibration().value(parameter);
        return Math.abs(value.value() - truth) < 3 * value.standardError();
    }

    private static Findings find(Instrument truth, Map<String, Double> counts, long seed) {
        return new SpectrumAnalysis(SimulatedSpectrum.of(truth, counts, seed), LISTED).find(NOMINAL, ALL, true);
    }
}
