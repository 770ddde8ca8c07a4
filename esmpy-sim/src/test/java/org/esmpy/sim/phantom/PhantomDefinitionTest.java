package org.esmpy.sim.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.Specimen;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.Phantom;
import org.esmpy.sim.PhantomContract;
import org.esmpy.sim.abundance.Inclusion;
import org.esmpy.sim.abundance.Inclusions;
import org.esmpy.sim.abundance.Wedge;
import org.junit.jupiter.api.Test;

/** A phantom of one's own, derived from a built-in one. */
class PhantomDefinitionTest extends PhantomContract {
    /** Rounding of sums of a few products, relative to a spectrum of unit sum. */
    private static final double ROUNDING = 1e-14;

    private static final ImageShape SHAPE = new ImageShape(16, 24);

    private static PhantomDefinition definition() {
        return new BrgFp()
                .definition()
                .withId("wedge", "ferropericlase that gets thicker from left to right")
                .withShape(SHAPE)
                .withPhases(
                        List.of(LowerMantle.bridgmanite(), LowerMantle.ferropericlase()),
                        new Inclusions(2, 0, List.of(new Inclusion(1, new Wedge(0, 0, SHAPE, 0, 1)))));
    }

    @Override
    protected Phantom phantom() {
        return definition().create(PhysicsTables.defaults());
    }

    private static DMatrixRMaj spectrum(PhantomDefinition definition, PhantomPhase phase) {
        return definition
                .withPhases(List.of(phase), new Inclusions(1, 0, List.of()))
                .create(PhysicsTables.defaults())
                .truth(1)
                .spectra();
    }

    private static PhantomPhase phase(Composition composition, Map<String, Double> shares) {
        return new PhantomPhase("phase", composition, new TreeMap<>(shares), 1);
    }

    @Test
    void sharesAreOfTheCountsOfThePhase() {
        Composition composition = LowerMantle.ferropericlase().composition();
        DMatrixRMaj lines = spectrum(definition(), phase(composition, Map.of()));
        DMatrixRMaj half0 = spectrum(definition(), phase(composition, Map.of("b0", 0.5)));
        DMatrixRMaj half1 = spectrum(definition(), phase(composition, Map.of("b1", 0.5)));
        DMatrixRMaj both = spectrum(definition(), phase(composition, Map.of("b0", 0.1, "b1", 0.3)));
        for (int l = 0; l < lines.getNumRows(); l++) {
            double b0 = 2 * half0.get(l, 0) - lines.get(l, 0);
            double b1 = 2 * half1.get(l, 0) - lines.get(l, 0);
            assertThat(both.get(l, 0))
                    .as("channel %d", l)
                    .isCloseTo(0.6 * lines.get(l, 0) + 0.1 * b0 + 0.3 * b1, within(ROUNDING));
        }
    }

    @Test
    void eachPhaseAbsorbsWithItsOwnComposition() {
        PhantomDefinition thick = definition().withSpecimen(Specimen.film(2000, 4.5));
        DMatrixRMaj together = thick.create(PhysicsTables.defaults()).truth(1).spectra();
        DMatrixRMaj alone = spectrum(thick, LowerMantle.ferropericlase());
        assertThat(CommonOps_DDRM.extractColumn(together, 1, null).data).containsExactly(alone.data);
    }

    /** Oxygen's line at 0.52 keV is absorbed more than the lines of copper at 8 keV. */
    @Test
    void aThickerFilmAbsorbsMoreOfTheSoftLines() {
        Composition composition = Composition.ofAtoms(Map.of(Element.of("O"), 1.0, Element.of("Cu"), 1.0));
        EnergyAxis axis = definition().energy();
        double[] ratios = new double[2];
        for (int i = 0; i < ratios.length; i++) {
            PhantomDefinition film = definition().withSpecimen(Specimen.film(i == 0 ? 10 : 500, 4.5));
            DMatrixRMaj spectrum = spectrum(film, phase(composition, Map.of()));
            ratios[i] = spectrum.get(axis.nearestChannel(0.52), 0) / spectrum.get(axis.nearestChannel(8.04), 0);
        }
        assertThat(ratios[1]).isLessThan(ratios[0]).isPositive();
    }

    @Test
    void imageLiesOnTheAxesOfTheDefinition() {
        SpectrumImage image = phantom().simulate(3, 1);
        assertThat(image.shape()).isEqualTo(SHAPE);
        assertThat(image.energy()).isEqualTo(definition().energy());
        assertThat(image.acquisition()).isEqualTo(definition().acquisition());
        assertThat(image.pixelSize()).isEqualTo(definition().pixelSize());
    }

    @Test
    void refusesAContinuumTermThatThePhysicsLacks() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spectrum(definition(), phase(Composition.pure(Element.of("Fe")), Map.of("b7", 0.1))))
                .withMessageContaining("phase phase: no continuum term 'b7'")
                .withMessageContaining("available: [b0, b1]");
    }

    @Test
    void saysWhichPhaseHasNoLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spectrum(
                        definition().withEnergy(new EnergyAxis(15, 0.01, 100)),
                        phase(Composition.pure(Element.of("O")), Map.of())))
                .withMessageContaining("phantom wedge, phase phase:");
    }

    @Test
    void refusesPhasesThatDoNotFitTheAbundances() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> definition().withPhases(List.of(LowerMantle.oxide()), new Inclusions(2, 0, List.of())))
                .withMessage("phantom wedge has 1 phases, but abundances of 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> definition()
                        .withPhases(List.of(LowerMantle.oxide(), LowerMantle.oxide()), new Inclusions(2, 0, List.of())))
                .withMessageContaining("different names");
    }

    @Test
    void refusesSharesThatLeaveNoLines() {
        Composition iron = Composition.pure(Element.of("Fe"));
        assertThatIllegalArgumentException().isThrownBy(() -> phase(iron, Map.of("b0", 0.5, "b1", 0.5)));
        assertThatIllegalArgumentException().isThrownBy(() -> phase(iron, Map.of("b0", -0.1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> phase(iron, Map.of()).withBrightness(0));
    }
}
