package org.esmpy.sim.imperfection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.esmpy.model.EnergyAxis;
import org.esmpy.physics.Element;
import org.esmpy.physics.LineEmission;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.physics.detector.DetectorResponses;
import org.junit.jupiter.api.Test;

class TruePhysicsTest {
    private static final PhysicsTables MODEL = PhysicsTables.defaults();
    private static final EnergyAxis AXIS = new EnergyAxis(0.2, 0.01, 1000);
    private static final double ROUNDING = 1e-12;

    private static Imperfections imperfections(Map<Imperfection, Double> sizes) {
        return new Imperfections(sizes, new TreeMap<>(), List.of(), new TreeMap<>());
    }

    private static TruePhysics physics(Imperfection kind, double size) {
        return new TruePhysics(imperfections(Map.of(kind, size)), 1);
    }

    @Test
    void withoutImperfectionsNothingChanges() {
        TruePhysics perfect = new TruePhysics(Imperfections.none(), 1);
        assertThat(perfect.axis(AXIS)).isEqualTo(AXIS);
        assertThat(perfect.tables(MODEL)).isEqualTo(MODEL);
        assertThat(perfect.thicknessFactor()).isEqualTo(1);
        assertThat(perfect.continuumFactor(3)).isEqualTo(1);
    }

    @Test
    void axisHasOffsetAndGain() {
        assertThat(physics(Imperfection.AXIS_OFFSET, -5).axis(AXIS).firstCentreKeV())
                .isCloseTo(0.195, within(ROUNDING));
        assertThat(physics(Imperfection.AXIS_GAIN, 0.2).axis(AXIS).widthKeV()).isCloseTo(0.01002, within(ROUNDING));
    }

    @Test
    void peaksAreWiderByWhatWasAsked() {
        TruePhysics wider = physics(Imperfection.RESOLUTION, 10);
        assertThat(wider.tables(MODEL).detectorResponse().fwhmKeV(5.8988)).isCloseTo(0.14, within(1e-9));
        PhysicsTables linear = MODEL.withDetectorResponse(DetectorResponses.linearGaussian());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wider.tables(linear))
                .withMessageContaining("resolutionEV needs the detector response fano-gaussian");
    }

    /** The mean of some 36 logarithms of standard deviation 0.1 is 0 ± 0.017, their standard deviation 0.1 ± 0.012. */
    @Test
    void familiesOfLinesKeepTheirRatiosWithinAndLoseThemBetween() {
        PhysicsTables off = physics(Imperfection.LINE_FAMILIES, 10).tables(MODEL);
        double sum = 0;
        double squares = 0;
        int families = 0;
        for (Element element : Element.all().subList(67, 79)) {
            List<LineEmission> model = MODEL.emissionLines().lines(element, 200);
            List<LineEmission> real = off.emissionLines().lines(element, 200);
            Map<Character, Double> factors = new TreeMap<>();
            for (int i = 0; i < model.size(); i++) {
                char family = model.get(i).line().vacancy().toString().charAt(0);
                double factor = real.get(i).crossSectionCm2() / model.get(i).crossSectionCm2();
                double first = factors.computeIfAbsent(family, none -> factor);
                assertThat(factor).isCloseTo(first, within(ROUNDING));
            }
            for (double factor : factors.values()) {
                sum += Math.log(factor);
                squares += Math.log(factor) * Math.log(factor);
                families++;
            }
        }
        assertThat(sum / families).isCloseTo(0, within(0.06));
        assertThat(Math.sqrt(squares / families)).isCloseTo(0.1, within(0.04));
    }

    @Test
    void everyFamilyOfEveryElementHasAFactorOfItsOwn() {
        TruePhysics off = physics(Imperfection.LINE_FAMILIES, 10);
        Collection<Double> factors = off.lineFamilyFactors(
                        off.tables(MODEL), Element.all().subList(5, 90), 200)
                .values();
        assertThat(factors).hasSizeGreaterThan(200).doesNotHaveDuplicates();
    }

    @Test
    void layersSwallowSoftPhotons() {
        for (Imperfection layer : List.of(Imperfection.ICE, Imperfection.POLYMER_WINDOW, Imperfection.CONTACT)) {
            PhysicsTables real = physics(layer, 0.2).tables(MODEL);
            double soft = real.detectorEfficiency().efficiency(0.6)
                    / MODEL.detectorEfficiency().efficiency(0.6);
            double hard = real.detectorEfficiency().efficiency(8)
                    / MODEL.detectorEfficiency().efficiency(8);
            assertThat(soft).as(layer.key()).isLessThan(0.9);
            assertThat(hard).as(layer.key()).isBetween(0.99, 1.0);
        }
    }

    @Test
    void continuumIsSteeperAndHasAHump() {
        assertThat(physics(Imperfection.CONTINUUM_SLOPE, 0.5).continuumFactor(8))
                .isCloseTo(0.5, within(ROUNDING));
        assertThat(physics(Imperfection.CONTINUUM_HUMP, 20).continuumFactor(1.5))
                .isCloseTo(1.2, within(ROUNDING));
    }

    /** A line of N photons at channel a: N (1 - 2p) stay, p N are at twice the energy. */
    @Test
    void sumPeaksTakeTwoPhotonsEach() {
        double[] line = new double[1000];
        line[100] = 1000;
        double[] piled = physics(Imperfection.SUM_PEAKS, 2).piledUp(AXIS, line);
        assertThat(piled[100]).isCloseTo(960, within(1e-9));
        assertThat(piled[AXIS.nearestChannel(2 * AXIS.centreKeV(100))]).isCloseTo(20, within(1e-9));
    }

    @Test
    void sizesAndElementsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> imperfections(Map.of(Imperfection.DEAD_PIXELS, 120.0)))
                .withMessageContaining("deadPixelsPct must lie between 0.0 and 99.0, got 120.0");
        Imperfections absent = new Imperfections(Map.of(), new TreeMap<>(), List.of(Element.of("Fe")), new TreeMap<>());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> absent.check(Set.of(Element.of("Fe"))))
                .withMessage("'absent' names Fe, but a phase has it");
        Imperfections unlisted =
                new Imperfections(Map.of(), new TreeMap<>(Map.of(Element.of("Mo"), 0.0)), List.of(), new TreeMap<>());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> unlisted.check(Set.of(Element.of("Fe"))))
                .withMessageContaining("'unlisted' names Mo, but no phase has it");
    }
}
