package org.esmpy.model.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.esmpy.model.Acquisition;
import org.esmpy.model.Basis;
import org.esmpy.model.edx.EdxModel;
import org.esmpy.model.edx.EdxModelBuilder;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;
import org.junit.jupiter.api.Test;

class FamilySplitsTest {
    private static final PhysicsTables PHYSICS = PhysicsTables.defaults();
    private static final List<Element> ELEMENTS = List.of(Element.of("Sr"), Element.of("Ti"), Element.of("Si"));
    private static final Map<Element, Double> CANDIDATES =
            FamilySplits.candidates(ELEMENTS, PHYSICS, SimulatedSpectrum.FILE_AXIS, SimulatedSpectrum.BEAM_KEV);

    @Test
    void elementsWithSeveralFamiliesMayBeSplitBetweenThem() {
        assertThat(CANDIDATES).containsOnlyKeys(Element.of("Sr"), Element.of("Ti"));
        assertThat(CANDIDATES.get(Element.of("Sr"))).isBetween(2.3, 14.0);
    }

    /** Ba M reaches 1.28 keV and Pb M 3.85 keV; Ba Ll lies at 3.95 keV, Pb Ll at 9.18 keV. */
    @Test
    void transitionsWithinAShellDoNotHideTheGapBetweenMAndL() {
        Map<Element, Double> heavy = FamilySplits.candidates(
                List.of(Element.of("Ba"), Element.of("Pb")),
                PHYSICS,
                SimulatedSpectrum.FILE_AXIS,
                SimulatedSpectrum.BEAM_KEV);
        assertThat(heavy.get(Element.of("Ba"))).isBetween(1.28, 3.95);
        assertThat(heavy.get(Element.of("Pb"))).isBetween(3.85, 9.18);
    }

    @Test
    void linesThatAgreeStayTogether() {
        assertThat(find(1)).isEmpty();
    }

    @Test
    void linesThatDisagreeAreSplitWithTheirRatio() {
        assertThat(find(0.7)).singleElement().satisfies(split -> {
            assertThat(split.element()).isEqualTo(Element.of("Sr"));
            assertThat(split.ratio()).isCloseTo(0.7, within(0.03));
            assertThat(split.gainNats()).isGreaterThan(100);
        });
    }

    /** A spectrum whose L lines of Sr are as strong as a share of what its K lines let expect. */
    private static List<SplitElement> find(double share) {
        Basis basis = model(CANDIDATES).initialBasis();
        double[] expected = new double[SimulatedSpectrum.FILE_AXIS.channels()];
        for (int c = 0; c < basis.size(); c++) {
            double weight = basis.columns().get(c).name().equals("Sr-low") ? share : 1;
            double[] column = basis.column(c);
            for (int l = 0; l < expected.length; l++) {
                expected[l] += 6e4 * weight * column[l];
            }
        }
        return new FamilySplits(
                        SimulatedSpectrum.draw(expected, 1), SimulatedSpectrum.FILE_AXIS, FamilySplitsTest::model)
                .find(CANDIDATES)
                .splits();
    }

    private static EdxModel model(Map<Element, Double> splits) {
        EdxModelBuilder builder = new EdxModelBuilder(PHYSICS)
                .energy(SimulatedSpectrum.FILE_AXIS)
                .acquisition(Acquisition.unknown().withBeamKeV(SimulatedSpectrum.BEAM_KEV))
                .elements(ELEMENTS);
        splits.forEach(builder::splitAt);
        return builder.build();
    }
}
