package org.esmpy.model.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.esmpy.model.Acquisition;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.edx.EdxModelBuilder;
import org.esmpy.model.internal.weight.PoissonWeights;
import org.esmpy.model.quantify.FamilyEffect;
import org.esmpy.physics.Element;
import org.esmpy.physics.EmissionLines;
import org.esmpy.physics.LineEmission;
import org.esmpy.physics.Provenance;
import org.esmpy.physics.catalog.PhysicsTables;
import org.junit.jupiter.api.Test;

/** What is predicted to first order is compared with fits of spectra whose lines are that much stronger. */
class FamilyEffectsTest {
    private static final EnergyAxis AXIS = new EnergyAxis(0.205, 0.01, 1980);
    private static final List<Element> ELEMENTS =
            List.of(Element.of("O"), Element.of("Ti"), Element.of("Fe"), Element.of("Sr"));
    private static final double STRONGER = 0.01;

    /** Of the whole change: the second order of one per cent, and the merging of lines. */
    private static final double SECOND_ORDER = 0.03;

    @Test
    void effectsAreThoseOfRefittedSpectra() {
        Basis basis = basis(PhysicsTables.defaults());
        double[] weights = new double[basis.size()];
        for (int c = 0; c < weights.length; c++) {
            double sum = Arrays.stream(basis.column(c)).sum();
            weights[c] = (basis.columns().get(c) instanceof BasisColumn.Characteristic ? 1e5 : 2e4) / sum;
        }
        List<FamilyEffect> effects = new FamilyEffects(AXIS, PhysicsTables.defaults()).of(basis, weights);
        assertThat(effects).hasSize(7); // O-K, and K and L of the others
        for (FamilyEffect effect : effects) {
            Map<Element, Double> found = refitted(effect, basis, weights);
            double sum = 0;
            for (Element element : ELEMENTS) {
                double expected = effect.onAmounts().get(element);
                assertThat(found.get(element))
                        .as(effect.element() + "-" + effect.shell() + " on " + element)
                        .isCloseTo(expected, within(SECOND_ORDER));
                sum += element.equals(effect.element()) ? expected : 0;
            }
            assertThat(sum).isBetween(0.0, 1.0 + SECOND_ORDER);
        }
    }

    @Test
    void theShellsOfAnElementShareItsAmount() {
        Basis basis = basis(PhysicsTables.defaults());
        double[] weights = new double[basis.size()];
        Arrays.fill(weights, 1);
        Map<Element, Double> sums = new HashMap<>();
        for (FamilyEffect effect : new FamilyEffects(AXIS, PhysicsTables.defaults()).of(basis, weights)) {
            sums.merge(effect.element(), effect.onAmounts().get(effect.element()), Double::sum);
        }
        assertThat(sums.values()).allSatisfy(sum -> assertThat(sum).isCloseTo(1, within(1e-6)));
    }

    private static Map<Element, Double> refitted(FamilyEffect effect, Basis basis, double[] weights) {
        PhysicsTables defaults = PhysicsTables.defaults();
        Basis stronger = basis(defaults.withEmissionLines(new Stronger(defaults.emissionLines(), effect)));
        double ratio = Arrays.stream(basis.column(basis.size() - 1)).sum()
                / Arrays.stream(stronger.column(basis.size() - 1)).sum();
        assertThat(ratio).isCloseTo(1, within(1e-9));
        double[] counts = new double[AXIS.channels()];
        double scale = scale(basis, stronger, effect);
        double[][] columns = new double[basis.size()][];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = basis.column(c);
            double[] truth = stronger.column(c);
            double own = basis.columns().get(c) instanceof BasisColumn.Characteristic ? scale : 1;
            for (int l = 0; l < counts.length; l++) {
                counts[l] += weights[c] * own * truth[l];
            }
        }
        double[] found = new PoissonWeights(counts, columns).find(weights).weights();
        Map<Element, Double> changes = new HashMap<>();
        for (int c = 0; c < columns.length; c++) {
            if (basis.columns().get(c) instanceof BasisColumn.Characteristic element) {
                changes.put(element.element(), (found[c] / weights[c] - 1) / STRONGER);
            }
        }
        return changes;
    }

    /** G is scaled to the mean of its element columns; that of an element whose lines are as they were undoes it. */
    private static double scale(Basis basis, Basis stronger, FamilyEffect effect) {
        for (int c = 0; c < basis.size(); c++) {
            if (basis.columns().get(c) instanceof BasisColumn.Characteristic element
                    && !element.element().equals(effect.element())) {
                return Arrays.stream(basis.column(c)).sum()
                        / Arrays.stream(stronger.column(c)).sum();
            }
        }
        throw new IllegalStateException("no other element");
    }

    private static Basis basis(PhysicsTables physics) {
        return new EdxModelBuilder(physics)
                .energy(AXIS)
                .acquisition(Acquisition.unknown().withBeamKeV(200))
                .elements(ELEMENTS)
                .build()
                .initialBasis();
    }

    private record Stronger(EmissionLines model, FamilyEffect family) implements EmissionLines {
        @Override
        public String id() {
            return model.id();
        }

        @Override
        public Provenance provenance() {
            return model.provenance();
        }

        @Override
        public List<LineEmission> lines(Element element, double beamKeV) {
            return model.lines(element, beamKeV).stream()
                    .map(emission -> new LineEmission(
                            emission.line(),
                            emission.crossSectionCm2()
                                    * (element.equals(family.element())
                                                    && emission.line().vacancy().shell() == family.shell()
                                            ? 1 + STRONGER
                                            : 1)))
                    .toList();
        }
    }
}
