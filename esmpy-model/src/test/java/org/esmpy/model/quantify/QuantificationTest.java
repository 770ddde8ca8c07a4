package org.esmpy.model.quantify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.AtomScale;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.Factors;
import org.esmpy.model.SpectralModel;
import org.esmpy.physics.Composition;
import org.esmpy.physics.ContinuumTerm;
import org.esmpy.physics.Element;
import org.junit.jupiter.api.Test;

class QuantificationTest {
    /** Rounding of a few sums. */
    private static final double ROUNDING = 1e-12;

    private static final Element MG = Element.of("Mg");
    private static final Element FE = Element.of("Fe");
    private static final Element CU = Element.of("Cu");

    private final Basis basis = new Basis(
            new DMatrixRMaj(new double[][] {{1, 1, 1, 1, 1}}),
            List.of(
                    new BasisColumn.Characteristic("Mg", MG, List.of()),
                    new BasisColumn.Characteristic("Fe-low", FE, List.of()),
                    new BasisColumn.Characteristic("Fe-high", FE, List.of()),
                    new BasisColumn.Excluded("Cu", CU, List.of()),
                    new BasisColumn.Continuum(new ContinuumTerm("b0", energyKeV -> 1))),
            Composition.pure(MG));

    @Test
    void elementRowsAreNumbersOfAtoms() {
        DMatrixRMaj w = new DMatrixRMaj(new double[][] {{3}, {9}, {1}, {5}, {7}});
        Composition composition = Quantification.composition(basis, w, 0).orElseThrow();
        assertThat(composition.atomicFraction(MG)).isCloseTo(0.75, within(ROUNDING));
        assertThat(composition.atomicFraction(FE)).isCloseTo(0.25, within(ROUNDING));
        assertThat(composition.atomicFraction(CU)).isZero();
    }

    @Test
    void aModelThatKnowsNoAbsorptionCountsAtomsInTheSameWay() {
        DMatrixRMaj w = new DMatrixRMaj(new double[][] {{0, 3}, {0, 9}, {0, 1}, {5, 5}, {7, 7}});
        AtomScale atomScale = SpectralModel.fixed(basis).atomScale(basis);
        double[] atoms = atomScale.atomsPerWeight(w, 1);
        assertThat(atoms).containsExactly(1, 0, 1, 0, 0);
        Composition composition = Quantification.composition(basis, w, 1).orElseThrow();
        assertThat(atomScale.atomicFractions(w, 1, atoms))
                .hasSize(2)
                .hasEntrySatisfying(
                        "Mg", share -> assertThat(share).isCloseTo(composition.atomicFraction(MG), within(ROUNDING)))
                .hasEntrySatisfying(
                        "Fe", share -> assertThat(share).isCloseTo(composition.atomicFraction(FE), within(ROUNDING)));
        assertThat(atomScale.atomicFractions(w, 0, atoms)).isEmpty();
    }

    @Test
    void weightsOfAllPixelsAreThoseOfThePhasesTimesTheirAbundances() {
        DMatrixRMaj w = new DMatrixRMaj(new double[][] {{1, 2}, {3, 4}});
        DMatrixRMaj h = new DMatrixRMaj(new double[][] {{1, 0.5, 0}, {2, 0, 1}});
        assertThat(new Factors(w, h).totalWeights()).containsExactly(1.5 + 6, 4.5 + 12);
    }

    @Test
    void massFractionsWeighTheAtoms() {
        DMatrixRMaj w = new DMatrixRMaj(new double[][] {{1}, {0}, {1}, {0}, {0}});
        Composition composition = Quantification.composition(basis, w, 0).orElseThrow();
        double expected = MG.atomicWeightU() / (MG.atomicWeightU() + FE.atomicWeightU());
        assertThat(composition.massFraction(MG)).isCloseTo(expected, within(ROUNDING));
    }

    @Test
    void theMeanWeighsPhasesWithTheirAbundance() {
        DMatrixRMaj w = new DMatrixRMaj(new double[][] {{1, 0}, {0, 0}, {0, 1}, {0, 0}, {0, 0}});
        DMatrixRMaj h = new DMatrixRMaj(new double[][] {{1, 1, 0.5, 0.5}, {0, 0, 0.5, 0.5}});
        Composition mean =
                Quantification.meanComposition(basis, new Factors(w, h)).orElseThrow();
        assertThat(mean.atomicFraction(MG)).isCloseTo(0.75, within(ROUNDING));
    }

    @Test
    void aPhaseWithoutElementsHasNoComposition() {
        DMatrixRMaj w = new DMatrixRMaj(new double[][] {{0}, {0}, {0}, {1}, {1}});
        assertThat(Quantification.composition(basis, w, 0)).isEmpty();
    }
}
