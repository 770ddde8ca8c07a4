package org.esmpy.model.edx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Acquisition;
import org.esmpy.model.Basis;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.Specimen;
import org.esmpy.model.quantify.FamilyEffect;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;
import org.junit.jupiter.api.Test;

class OxygenByValenceTest {
    private static final double ROUNDING = 1e-12;
    private static final Element O = Element.of("O");
    private static final Element MG = Element.of("Mg");
    private static final Element SI = Element.of("Si");
    private static final Element FE = Element.of("Fe");

    @Test
    void oxidesHaveTheirOxygen() {
        Composition olivine = OxygenByValence.usual().with(Composition.ofAtoms(Map.of(MG, 1.6, FE, 0.4, SI, 1.0)));
        assertThat(olivine.atomicFraction(O)).isCloseTo(4.0 / 7, within(ROUNDING));
        Composition measured = Composition.ofAtoms(Map.of(MG, 1.6, FE, 0.4, SI, 1.0, O, 9.0));
        assertThat(OxygenByValence.usual().with(measured).atomicFraction(O)).isCloseTo(4.0 / 7, within(ROUNDING));
        Composition hematite = OxygenByValence.usual().with(FE, 3).with(Composition.pure(FE));
        assertThat(hematite.atomicFraction(O)).isCloseTo(0.6, within(ROUNDING));
        Composition onlyOxygen = Composition.pure(O);
        assertThat(OxygenByValence.usual().with(onlyOxygen)).isEqualTo(onlyOxygen);
    }

    @Test
    void halogensTakeThePlaceOfOxygen() {
        Composition fluoride = Composition.ofAtoms(Map.of(Element.of("Ca"), 1.0, Element.of("F"), 2.0));
        assertThat(OxygenByValence.usual().with(fluoride).elements()).doesNotContain(O);
    }

    @Test
    void refusesWhatNoElementHas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OxygenByValence.usual().with(FE, 9))
                .withMessageContaining("got 9.0 for Fe");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OxygenByValence.usual().with(O, 2));
    }

    /** Oxygen has no line here, but absorbs, and the atoms of the others are counted with it. */
    @Test
    void aModelCountsAndAbsorbsWithOxygenThatItDoesNotSee() {
        EdxModel model = new EdxModelBuilder(PhysicsTables.defaults())
                .energy(new EnergyAxis(0.805, 0.01, 900))
                .acquisition(Acquisition.unknown().withBeamKeV(200).withTakeOffDeg(20))
                .specimen(new Specimen(5e-5))
                .elements(List.of(O, MG, SI, FE))
                .oxygen(OxygenByValence.usual())
                .build();
        Basis basis = model.initialBasis();
        DMatrixRMaj w = new DMatrixRMaj(basis.size(), 1);
        w.set(0, 0, 2); // Mg; O has no column
        w.set(1, 0, 1); // Si
        PhaseAbsorption absorption = new PhaseAbsorption(model, basis);
        double[] atoms = absorption.atomsPerWeight(w, 0);
        Composition found = absorption.composition(w, 0, atoms).orElseThrow();
        assertThat(found.atomicFraction(O)).isCloseTo(4.0 / 7, within(0.01));
        double all = 2 * atoms[0] + atoms[1];
        assertThat(found.atomicFraction(MG)).isCloseTo(2 * atoms[0] * absorption.ownShare(MG) / all, within(ROUNDING));
        assertThat(absorption.sees(O)).isFalse();
        assertThat(absorption.sees(SI)).isTrue();
    }

    @Test
    void linesChangeOxygenAsTheElementsThatBindIt() {
        Composition olivine = OxygenByValence.usual().with(Composition.ofAtoms(Map.of(MG, 2.0, SI, 1.0)));
        FamilyEffect effect =
                OxygenByValence.usual().with(new FamilyEffect(MG, 'K', 1.25, Map.of(MG, 1.0, O, 0.3)), olivine);
        assertThat(effect.onAmounts().get(O)).isCloseTo(0.5, within(ROUNDING));
    }
}
