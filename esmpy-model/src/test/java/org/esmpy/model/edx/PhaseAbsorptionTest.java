package org.esmpy.model.edx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Acquisition;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.Specimen;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;
import org.junit.jupiter.api.Test;

class PhaseAbsorptionTest {
    /** The rounds end when no atomic fraction moves by more than 1e-5, each with a few per cent of the one before. */
    private static final double CONVERGED = 1e-6;

    private static final Element OXYGEN = Element.of("O");
    private static final Element MAGNESIUM = Element.of("Mg");
    private static final Element CALCIUM = Element.of("Ca");

    /** What a phase sends out with its own absorption, seen with the columns of the mean. */
    @Test
    void aPhaseThatAbsorbsByItselfHasItsOwnCompositionBack() {
        EdxModel model = film(300).build();
        Basis basis = model.initialBasis();
        Composition truth = Composition.ofAtoms(Map.of(OXYGEN, 0.6, MAGNESIUM, 0.05, CALCIUM, 0.35));
        double[] own = sums(model.unscaled(truth));
        double[] mean = sums(model.unscaled(basis.absorber()));
        DMatrixRMaj w = new DMatrixRMaj(basis.size(), 1);
        for (int c : basis.characteristicRows()) {
            Element element = ((BasisColumn.Characteristic) basis.columns().get(c)).element();
            w.set(c, 0, 40 * truth.atomicFraction(element) * own[c] / mean[c]);
        }
        PhaseAbsorption absorption = new PhaseAbsorption(model, basis);
        double[] atoms = absorption.atomsPerWeight(w, 0);
        Composition found = absorption.composition(w, 0, atoms).orElseThrow();
        for (Element element : truth.elements()) {
            assertThat(found.atomicFraction(element)).isCloseTo(truth.atomicFraction(element), within(CONVERGED));
        }
        assertThat(absorption.atomicFractions(w, 0, atoms)).containsOnlyKeys("Ca", "Mg", "O");
        assertThat(absorption.atomicFractions(w, 0, atoms).get("Ca")).isEqualTo(found.atomicFraction(CALCIUM));
        int oxygen = basis.characteristicRows()[0];
        assertThat(w.get(oxygen, 0) / 40).isLessThan(0.99 * truth.atomicFraction(OXYGEN));
    }

    @Test
    void withoutAbsorptionAUnitOfWeightIsAUnitOfAtoms() {
        EdxModel model = builder().excluded(List.of(Element.of("Cu"))).build();
        DMatrixRMaj w = new DMatrixRMaj(model.initialBasis().size(), 1);
        w.fill(1);
        double[] atoms = new PhaseAbsorption(model, model.initialBasis()).atomsPerWeight(w, 0);
        assertThat(atoms).containsExactly(1, 1, 1, 0, 0, 0, 0);
    }

    @Test
    void theHarderLinesOfASplitElementCount() {
        EdxModel model = builder().splitAt(CALCIUM, 1).build();
        DMatrixRMaj w = new DMatrixRMaj(model.initialBasis().size(), 1);
        w.fill(1);
        double[] atoms = new PhaseAbsorption(model, model.initialBasis()).atomsPerWeight(w, 0);
        List<String> names =
                model.initialBasis().columns().stream().map(BasisColumn::name).toList();
        assertThat(names.subList(0, 4)).allSatisfy(name -> assertThat(name).doesNotStartWith("b"));
        assertThat(atoms).containsExactly(1, 1, 0, 1, 0, 0);
    }

    @Test
    void aPhaseWithoutElementsHasNoComposition() {
        EdxModel model = film(100).build();
        DMatrixRMaj w = new DMatrixRMaj(model.initialBasis().size(), 1);
        PhaseAbsorption absorption = new PhaseAbsorption(model, model.initialBasis());
        assertThat(absorption.composition(w, 0, absorption.atomsPerWeight(w, 0)))
                .isEmpty();
        assertThat(absorption.atomicFractions(w, 0, absorption.atomsPerWeight(w, 0)))
                .isEmpty();
    }

    private static EdxModelBuilder film(double thicknessNm) {
        return builder().specimen(Specimen.film(thicknessNm, 4.5));
    }

    private static EdxModelBuilder builder() {
        return new EdxModelBuilder(PhysicsTables.defaults())
                .energy(new EnergyAxis(0.3, 0.01, 1980))
                .acquisition(Acquisition.unknown().withBeamKeV(200).withTakeOffDeg(35))
                .elements(List.of(OXYGEN, MAGNESIUM, CALCIUM));
    }

    private static double[] sums(DMatrixRMaj g) {
        double[] sums = new double[g.getNumCols()];
        for (int l = 0; l < g.getNumRows(); l++) {
            for (int c = 0; c < sums.length; c++) {
                sums[c] += g.get(l, c);
            }
        }
        return sums;
    }
}
