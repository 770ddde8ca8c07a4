package org.esmpy.model.recheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Acquisition;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.Factors;
import org.esmpy.model.Specimen;
import org.esmpy.model.edx.EdxModel;
import org.esmpy.model.edx.EdxModelBuilder;
import org.esmpy.model.quantify.CrossSectionErrors;
import org.esmpy.model.spectrum.FamilySplits;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.physics.detector.DetectorEfficiencies;
import org.esmpy.physics.detector.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecheckTest {
    private static final PhysicsTables PHYSICS = PhysicsTables.defaults();
    private static final EnergyAxis AXIS = new EnergyAxis(0.2, 0.01, 1000);
    private static final double BEAM_KEV = 200;
    private static final List<Element> ELEMENTS =
            List.of(Element.of("O"), Element.of("Cr"), Element.of("Fe"), Element.of("Ni"));
    private static final Map<Element, Double> SPLITS = FamilySplits.candidates(ELEMENTS, PHYSICS, AXIS, BEAM_KEV);
    private static final double COUNTS = 4e5;

    /** Standard errors within which an estimate must lie. */
    private static final double SIGMAS = 4;

    private static final double HUMP = 0.5;
    private static final double HUMP_KEV = 1.5;
    private static final double HUMP_WIDTH_KEV = 0.5;

    /** Splines an octave apart round the top of such a hump. */
    private static final double SPLINE_ERROR = 0.15;

    /** An alloy and an oxide. */
    private static final double[][] ATOMS = {{0, 0.2, 0.7, 0.1}, {0.6, 0.1, 0.2, 0.1}};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aRightModelLacksNothing(long seed) {
        assertThat(find(expected(PHYSICS), seed).isEmpty()).isTrue();
    }

    @Test
    void iceIsFoundByItsEdgeAndTheLinesItWeakens() {
        FoundLayer found = find(expected(behind(Layer.ice(0.5))), 1).layer().orElseThrow();
        assertThat(found.name()).isEqualTo("ice");
        assertThat(found.layer().thicknessUm()).isCloseTo(0.5, within(SIGMAS * found.standardErrorUm()));
        assertThat(found.standardErrorUm()).isLessThan(0.1);
    }

    @Test
    void softLinesThatAreWeakerThanTablesSayAreNoLayer() {
        Rechecked found = find(expectedWithWeakSoft("Fe", 0.6), 1);
        assertThat(found.layer()).isEmpty();
        assertThat(found.ratios()).singleElement().satisfies(ratio -> {
            assertThat(ratio.element()).isEqualTo(Element.of("Fe"));
            assertThat(ratio.ratio()).isCloseTo(0.6, within(SIGMAS * ratio.standardError()));
        });
    }

    @Test
    void aContinuumOfAnotherSlopeIsNoLayer() {
        double[] expected = new double[AXIS.channels()];
        Basis basis = model(PHYSICS, Map.of()).initialBasis();
        for (int c = 0; c < basis.size(); c++) {
            double[] column = basis.column(c);
            boolean continuum = basis.columns().get(c) instanceof BasisColumn.Continuum;
            for (int l = 0; l < expected.length; l++) {
                expected[l] +=
                        weights(basis, 0)[c] * column[l] * (continuum ? Math.pow(AXIS.centreKeV(l) / 2, -0.4) : 1);
            }
        }
        Rechecked found = find(scaled(expected), 1);
        assertThat(found.continuum()).isPresent();
        assertThat(found.layer()).isEmpty();
        assertThat(found.ratios()).isEmpty();
    }

    @Test
    void aHumpOfTheContinuumIsFoundWithItsShape() {
        double[] expected = new double[AXIS.channels()];
        Basis basis = model(PHYSICS, Map.of()).initialBasis();
        for (int c = 0; c < basis.size(); c++) {
            double[] column = basis.column(c);
            boolean continuum = basis.columns().get(c) instanceof BasisColumn.Continuum;
            for (int l = 0; l < expected.length; l++) {
                double distance = (AXIS.centreKeV(l) - HUMP_KEV) / HUMP_WIDTH_KEV;
                expected[l] += weights(basis, 0)[c]
                        * column[l]
                        * (continuum ? 1 + HUMP * Math.exp(-distance * distance / 2) : 1);
            }
        }
        Rechecked found = find(scaled(expected), 1);
        assertThat(found.layer()).isEmpty();
        assertThat(found.ratios()).isEmpty();
        ContinuumFactor factor = found.continuum().orElseThrow();
        assertThat(factor.at(HUMP_KEV) / factor.at(4)).isCloseTo(1 + HUMP, within(SPLINE_ERROR));
        assertThat(factor.at(8) / factor.at(4)).isCloseTo(1, within(SPLINE_ERROR));
    }

    private static PhysicsTables behind(Layer layer) {
        return PHYSICS.withDetectorEfficiency(
                DetectorEfficiencies.behind(layer, PHYSICS.detectorEfficiency(), PHYSICS.massAttenuation()));
    }

    private static Rechecked find(double[] expected, long seed) {
        Basis basis = model(PHYSICS, Map.of()).initialBasis();
        DMatrixRMaj w = new DMatrixRMaj(basis.size(), 2);
        for (int k = 0; k < 2; k++) {
            double[] weights = weights(basis, k);
            for (int c = 0; c < weights.length; c++) {
                w.set(c, k, weights[c]);
            }
        }
        Factors factors = new Factors(w, new DMatrixRMaj(2, 1, true, 1, 1));
        EdxModel split = model(PHYSICS, SPLITS);
        return new Recheck(
                        new FittedSum(AXIS, basis, factors, split, List.of(1.0, 1.0)),
                        draw(expected, seed),
                        PHYSICS,
                        CrossSectionErrors.usual())
                .find();
    }

    private static double[] draw(double[] expected, long seed) {
        var random = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(seed);
        double[] counts = new double[expected.length];
        for (int l = 0; l < counts.length; l++) {
            counts[l] = expected[l] > 0
                    ? PoissonSampler.of(random::nextLong, expected[l]).sample()
                    : 0;
        }
        return counts;
    }

    /** The spectrum of both phases with some tables, in the amounts that {@link #PHYSICS} has. */
    private static double[] expected(PhysicsTables physics) {
        Basis basis = model(PHYSICS, Map.of()).initialBasis();
        EdxModel other = model(physics, Map.of());
        EdxModel usual = model(PHYSICS, Map.of());
        DMatrixRMaj changed = other.unscaled(basis.absorber());
        DMatrixRMaj before = usual.unscaled(basis.absorber());
        double[] expected = new double[AXIS.channels()];
        for (int k = 0; k < 2; k++) {
            double[] weights = weights(basis, k);
            for (int c = 0; c < weights.length; c++) {
                double scale = weights[c] * basis.columnSums()[c] / sum(before, c);
                for (int l = 0; l < expected.length; l++) {
                    expected[l] += scale * changed.get(l, c);
                }
            }
        }
        return scaled(expected);
    }

    private static double[] expectedWithWeakSoft(String symbol, double ratio) {
        EdxModel split = model(PHYSICS, SPLITS);
        DMatrixRMaj parts = split.unscaled(split.initialBasis().absorber());
        double[] expected = expected(PHYSICS);
        Basis basis = model(PHYSICS, Map.of()).initialBasis();
        DMatrixRMaj whole = model(PHYSICS, Map.of()).unscaled(basis.absorber());
        double total = 0;
        for (int k = 0; k < 2; k++) {
            for (int c = 0; c < basis.size(); c++) {
                total += weights(basis, k)[c] * basis.columnSums()[c];
            }
        }
        for (int i = 0; i < parts.getNumCols(); i++) {
            if (split.initialBasis().columns().get(i).name().equals(symbol + "-low")) {
                int c = ELEMENTS.indexOf(Element.of(symbol));
                for (int k = 0; k < 2; k++) {
                    double scale = weights(basis, k)[c] * basis.columnSums()[c] / sum(whole, c) * COUNTS / total;
                    for (int l = 0; l < expected.length; l++) {
                        expected[l] -= (1 - ratio) * scale * parts.get(l, i);
                    }
                }
            }
        }
        return expected;
    }

    /** Elements as their atoms, and a third of the counts of elements in each term of the continuum. */
    private static double[] weights(Basis basis, int phase) {
        double[] sums = basis.columnSums();
        double[] weights = new double[basis.size()];
        double lines = 0;
        for (int c = 0; c < ELEMENTS.size(); c++) {
            weights[c] = ATOMS[phase][c];
            lines += weights[c] * sums[c];
        }
        for (int c = ELEMENTS.size(); c < weights.length; c++) {
            weights[c] = lines / 3 / sums[c];
        }
        return weights;
    }

    private static double[] scaled(double[] expected) {
        double total = 0;
        for (double value : expected) {
            total += value;
        }
        double[] scaled = expected.clone();
        for (int l = 0; l < scaled.length; l++) {
            scaled[l] *= COUNTS / total;
        }
        return scaled;
    }

    private static double sum(DMatrixRMaj g, int column) {
        double sum = 0;
        for (int l = 0; l < g.getNumRows(); l++) {
            sum += g.get(l, column);
        }
        return sum;
    }

    private static EdxModel model(PhysicsTables physics, Map<Element, Double> splits) {
        EdxModelBuilder builder = new EdxModelBuilder(physics)
                .energy(AXIS)
                .acquisition(Acquisition.unknown().withBeamKeV(BEAM_KEV).withTakeOffDeg(25))
                .specimen(new Specimen(70e-6))
                .elements(ELEMENTS);
        splits.forEach(builder::splitAt);
        return builder.build();
    }
}
