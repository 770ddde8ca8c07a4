package org.esmpy.bench.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.esmpy.bench.score.PhaseScore;
import org.esmpy.bench.score.TruthComparison;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.words.AmbiguityWords;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.GroundTruth;
import org.esmpy.sim.abundance.AbundanceMap;
import org.esmpy.sim.abundance.Disc;
import org.esmpy.sim.abundance.Ellipsoid;
import org.esmpy.sim.abundance.Inclusion;
import org.esmpy.sim.abundance.Inclusions;
import org.esmpy.sim.phantom.BrgFpCapv;
import org.esmpy.sim.phantom.PhantomDefinition;
import org.esmpy.sim.phantom.PhantomPhase;
import org.esmpy.solver.analysis.AtomicRange;
import org.esmpy.solver.analysis.RunListener;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A second phase that lacks no element of the matrix: what is found of it may be wrong by much, but then the valley must
 * say so.
 */
class AmbiguityOfPhantomsTest {
    private static final double DOSE = 200;
    private static final double STANDARD_ERRORS = 2;

    private static final String MIXTURE = "Mixture";

    /** No choice of a prior finds this phase where it is never pure. */
    private static final double WRONG_DEG = 8;

    /** Rarer elements are not asked for. */
    private static final double LEAST_AT_PCT = 1;

    /** How the precipitates look. */
    enum Shape {
        /** Pure inside. */
        DISC(new Disc(47, 25, 10, 1), new Disc(22, 40, 10, 1)),
        /** Pure in one point. */
        DOME(Ellipsoid.sphere(47, 25, 12.5, 1), Ellipsoid.sphere(22, 40, 12.5, 1)),
        /** Never pure. */
        LOW_DOME(Ellipsoid.sphere(47, 25, 12.5, 0.5), Ellipsoid.sphere(34.5, 40, 12.5, 0.5));

        private final AbundanceMap second;
        private final AbundanceMap third;

        Shape(AbundanceMap second, AbundanceMap third) {
            this.second = second;
            this.third = third;
        }
    }

    @ParameterizedTest
    @EnumSource
    void theValleyHoldsTheTruthWhereThePhaseThatWasFoundDoesNot(Shape shape) {
        PhantomDefinition phantom = phantom(shape);
        SpectrumImage image = phantom.create(PhysicsTables.defaults()).simulate(DOSE, 7);
        GroundTruth truth = GroundTruth.of(image).orElseThrow();
        Fitted fitted = runner().run(image, settings(), RunListener.none());
        List<PhaseScore> scores = TruthComparison.scores(truth, fitted);
        List<String> outside = new ArrayList<>();
        int asked = 0;
        for (PhaseScore score : scores) {
            int t = truth.phaseNames().indexOf(score.phase());
            for (Element element : truth.compositions().get(t).elements()) {
                double atPct = 100 * truth.compositions().get(t).atomicFraction(element);
                if (atPct > LEAST_AT_PCT) {
                    AtomicRange range = fitted.range(score.fitted(), element).orElseThrow();
                    double noise = STANDARD_ERRORS * range.standardErrorAtPct().orElseThrow();
                    asked++;
                    if (atPct < range.valleyLowAtPct() - noise || atPct > range.valleyHighAtPct() + noise) {
                        outside.add(score.phase() + " " + element + ": " + atPct + " not in " + range);
                    }
                }
            }
        }
        assertThat(outside).hasSizeLessThanOrEqualTo(asked / 10);
        assertThat(outside).noneMatch(sentence -> sentence.startsWith(MIXTURE));
        if (shape == Shape.LOW_DOME) {
            assertThat(scores.get(1).angleDeg()).isGreaterThan(WRONG_DEG);
            assertThat(AmbiguityWords.sentences(fitted.ambiguity().orElseThrow()))
                    .anyMatch(sentence -> sentence.startsWith(
                            fitted.phaseNames().get(scores.get(1).fitted()) + ": Mg"));
        }
    }

    private static FitSettings settings() {
        return FitSettings.defaults()
                .edit()
                .pipeline(before -> before.withFast(true))
                .specimen(film -> film.withFilm(100, 4.5))
                .settings();
    }

    private static FitRunner runner() {
        return FitRunners.withoutPlugins();
    }

    private static PhantomDefinition phantom(Shape shape) {
        PhantomDefinition mantle = new BrgFpCapv().definition();
        PhantomPhase matrix = mantle.phases().get(0);
        PhantomPhase mixed = mixed(mantle.phases().get(1), matrix);
        return mantle.withId("brg-mixed-capv", "ferropericlase with 40 % bridgmanite in it")
                .withShape(new ImageShape(64, 64))
                .withPhases(
                        List.of(matrix, mixed, mantle.phases().get(2)),
                        new Inclusions(3, 0, List.of(new Inclusion(1, shape.second), new Inclusion(2, shape.third))));
    }

    /** 60 % of the atoms and counts of a phase, 40 % of another. */
    private static PhantomPhase mixed(PhantomPhase a, PhantomPhase b) {
        Map<Element, Double> atoms = new TreeMap<>();
        for (Composition composition : List.of(a.composition(), b.composition())) {
            double share = composition == a.composition() ? 0.6 : 0.4;
            composition
                    .elements()
                    .forEach(element -> atoms.merge(element, share * composition.atomicFraction(element), Double::sum));
        }
        Map<String, Double> continuum = new TreeMap<>();
        a.continuumShares().forEach((term, share) -> continuum.merge(term, 0.6 * share, Double::sum));
        b.continuumShares().forEach((term, share) -> continuum.merge(term, 0.4 * share, Double::sum));
        return new PhantomPhase(
                MIXTURE,
                Composition.ofAtoms(atoms),
                new TreeMap<>(continuum),
                0.6 * a.brightness() + 0.4 * b.brightness());
    }
}
