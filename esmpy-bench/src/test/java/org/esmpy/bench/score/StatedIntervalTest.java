package org.esmpy.bench.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.esmpy.bench.fit.FitRunner;
import org.esmpy.bench.fit.Fitted;
import org.esmpy.bench.guice.Wiring;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.esmpy.model.quantify.FractionError;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.GroundTruth;
import org.esmpy.sim.Variation;
import org.esmpy.sim.catalog.PhantomCatalog;
import org.esmpy.sim.imperfection.Imperfections;
import org.esmpy.solver.analysis.AtomicRange;
import org.esmpy.solver.analysis.PipelineSettings.Mode;
import org.esmpy.solver.analysis.RunListener;
import org.junit.jupiter.api.Test;

/** MnS in steel, fitted by a single solver. */
class StatedIntervalTest {
    private static final SpectrumImage MAP = PhantomCatalog.defaults()
            .phantom("steel-4")
            .vary(new Variation(3, Optional.of(new ImageShape(48, 48)), OptionalInt.of(2), Imperfections.none()))
            .create(PhysicsTables.defaults())
            .simulate(50, 3);

    private static final Fitted FITTED = fit("esmpy");

    private static Fitted fit(String solver) {
        FitSettings settings = FitSettings.defaults()
                .edit()
                .solver(before -> before.withId(solver))
                .pipeline(before -> before.withMode(Mode.DIRECT))
                .phases(2)
                .settings();
        return Wiring.injector().getInstance(FitRunner.class).run(MAP, settings, RunListener.none());
    }

    private static List<PhaseScore> scores(Fitted fitted) {
        return TruthComparison.scores(GroundTruth.of(fitted.image()).orElseThrow(), fitted);
    }

    private static boolean holds(StatedInterval kind, Element element, double atPct) {
        return kind.holds(FITTED, 0, element, atPct).orElseThrow();
    }

    @Test
    void everyKindHoldsWhatLiesBetweenItsEnds() {
        Composition found = FITTED.compositions().get(0).orElseThrow();
        for (Element element : found.elements()) {
            double share = 100 * found.atomicFraction(element);
            double error = FITTED.standardErrorAtPct(0, element).orElseThrow();
            FractionError both = FITTED.modelError(0, element).orElseThrow();
            AtomicRange range = FITTED.range(0, element).orElseThrow();
            assertEnds(StatedInterval.COUNTING, element, share - 1.96 * error, share + 1.96 * error);
            assertEnds(StatedInterval.MODEL, element, 100 * both.low(), 100 * both.high());
            assertEnds(
                    StatedInterval.VALLEY,
                    element,
                    range.valleyLowAtPct() - 2 * error,
                    range.valleyHighAtPct() + 2 * error);
        }
    }

    private static void assertEnds(StatedInterval kind, Element element, double low, double high) {
        double beyond = 1e-6 * (high - low);
        assertThat(holds(kind, element, low + beyond)).isTrue();
        assertThat(holds(kind, element, high - beyond)).isTrue();
        assertThat(holds(kind, element, low - beyond)).isFalse();
        assertThat(holds(kind, element, high + beyond)).isFalse();
    }

    @Test
    void countsThoseOfElementsAboveOnePercentInTheMatchedPhase() {
        GroundTruth truth = GroundTruth.of(FITTED.image()).orElseThrow();
        for (PhaseScore score : scores(FITTED)) {
            Composition phase = truth.compositions().get(truth.phaseNames().indexOf(score.phase()));
            long above = phase.elements().stream()
                    .filter(element -> phase.atomicFraction(element) > 0.01)
                    .count();
            for (StatedInterval kind : StatedInterval.values()) {
                long held = phase.elements().stream()
                        .filter(element -> phase.atomicFraction(element) > 0.01)
                        .filter(element -> kind.holds(
                                        FITTED, score.fitted(), element, 100 * phase.atomicFraction(element))
                                .orElseThrow())
                        .count();
                assertThat(score.intervals(kind)).isEqualTo(new IntervalCount((int) above, (int) held));
            }
        }
    }

    /** Manganese is 2 at.% of the steel, and was found in none of it. */
    @Test
    void anElementThatWasNotFoundIsStatedToBeAbsent() {
        Element manganese = Element.of("Mn");
        assertThat(FITTED.compositions().get(0).orElseThrow().atomicFraction(manganese))
                .isZero();
        for (StatedInterval kind : StatedInterval.values()) {
            assertThat(holds(kind, manganese, 2)).isFalse();
        }
    }

    @Test
    void whoStatesNoneHasNone() {
        assertThat(scores(fit("kmeans")))
                .allSatisfy(score -> assertThat(score.intervals().values()).containsOnly(IntervalCount.NONE));
    }
}
