package org.esmpy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** What every {@link SpectralModel} must do; extend it with a model of your own. */
public abstract class SpectralModelContract {
    /** How often a model may be refined with the same factors before it must have settled. */
    private static final int ENOUGH_REFINEMENTS = 20;

    /** Sums of a few thousand channels, relative. */
    private static final double ROUNDING = 1e-12;

    /** The model under test. */
    protected abstract SpectralModel model();

    @Test
    void theInitialBasisIsFiniteAndNonNegative() {
        DMatrixRMaj g = model().initialBasis().g();
        assertThat(Arrays.stream(g.getData(), 0, g.getNumElements())).allMatch(v -> v >= 0 && Double.isFinite(v));
    }

    @Test
    void theInitialBasisIsAlwaysTheSame() {
        SpectralModel model = model();
        assertThat(model.initialBasis().g().getData())
                .isEqualTo(model.initialBasis().g().getData());
    }

    @Test
    void refiningKeepsTheColumns() {
        SpectralModel model = model();
        Basis initial = model.initialBasis();
        Basis refined = model.refine(initial, someFactors(initial));
        assertThat(refined.columns())
                .extracting(BasisColumn::name)
                .isEqualTo(initial.columns().stream().map(BasisColumn::name).toList());
        assertThat(refined.columns())
                .extracting(Object::getClass)
                .isEqualTo(initial.columns().stream().map(Object::getClass).toList());
        assertThat(refined.channels()).isEqualTo(initial.channels());
    }

    @Test
    void refiningWithTheSameFactorsSettlesOnOneInstance() {
        SpectralModel model = model();
        Basis basis = model.initialBasis();
        Factors factors = someFactors(basis);
        for (int i = 0; i < ENOUGH_REFINEMENTS; i++) {
            Basis next = model.refine(basis, factors);
            if (next == basis) {
                return;
            }
            basis = next;
        }
        assertThat(model.refine(basis, factors)).isSameAs(basis);
    }

    @Test
    void compositionsAreFractionsOfAtomsOfElements() {
        Basis basis = model().initialBasis();
        AtomScale atomScale = model().atomScale(basis);
        DMatrixRMaj w = someFactors(basis).w();
        double[] atoms = atomScale.atomsPerWeight(w, 0);
        assertThat(atoms).hasSize(basis.size());
        for (int c = 0; c < basis.size(); c++) {
            boolean isElement = basis.columns().get(c) instanceof BasisColumn.Characteristic;
            assertThat(atoms[c]).matches(atom -> isElement ? atom >= 0 : atom == 0);
        }
        double sum = atomScale.atomicFractions(w, 0, atoms).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        assertThat(sum).isCloseTo(basis.characteristicRows().length == 0 ? 0 : 1, within(ROUNDING));
    }

    @Test
    void refiningDoesNotChangeItsArguments() {
        SpectralModel model = model();
        Basis initial = model.initialBasis();
        double[] before = initial.g().getData().clone();
        Factors factors = someFactors(initial);
        double[] w = factors.w().getData().clone();
        model.refine(initial, factors);
        assertThat(initial.g().getData()).isEqualTo(before);
        assertThat(factors.w().getData()).isEqualTo(w);
    }

    @Test
    void phasesOfTheirOwnKeepColumnsAndCountsPerWeight() {
        SpectralModel model = model();
        Basis basis = model.initialBasis();
        Basis own = model.refinePhases(basis, someFactors(basis).w(), new double[] {1, 1});
        assertThat(own.g().getData()).isEqualTo(basis.g().getData());
        for (Basis phase : own.phases()) {
            assertThat(phase.columns())
                    .extracting(BasisColumn::name)
                    .isEqualTo(basis.columns().stream().map(BasisColumn::name).toList());
            double[] sums = phase.columnSums();
            for (int c = 0; c < sums.length; c++) {
                assertThat(sums[c]).isCloseTo(basis.columnSums()[c], within(ROUNDING * sums[c]));
            }
        }
        assertThat(own.phases().size()).isIn(0, 2);
    }

    @Test
    void refiningPhasesWithTheSameWeightsSettlesOnOneInstance() {
        SpectralModel model = model();
        Basis initial = model.initialBasis();
        DMatrixRMaj w = someFactors(initial).w();
        Basis once = model.refinePhases(initial, w, new double[] {1, 1});
        assertThat(model.refinePhases(once, w, new double[] {1, 1})).isSameAs(once);
    }

    private static Factors someFactors(Basis basis) {
        DMatrixRMaj w = new DMatrixRMaj(basis.size(), 2);
        for (int c = 0; c < basis.size(); c++) {
            w.set(c, 0, 1 + c % 3);
            w.set(c, 1, 1 + c % 5);
        }
        DMatrixRMaj h = new DMatrixRMaj(2, 6);
        h.fill(0.5);
        return new Factors(w, h);
    }
}
