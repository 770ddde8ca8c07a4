package org.esmpy.bench.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.bench.guice.Wiring;
import org.esmpy.bench.score.PhaseScore;
import org.esmpy.bench.score.StatedInterval;
import org.esmpy.bench.score.TruthComparison;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.settings.SettingsEdits;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.GroundTruth;
import org.esmpy.sim.Variation;
import org.esmpy.sim.catalog.PhantomCatalog;
import org.esmpy.sim.imperfection.Imperfections;
import org.esmpy.solver.analysis.PipelineSettings.Mode;
import org.esmpy.solver.analysis.RunListener;
import org.junit.jupiter.api.Test;

/** MnS of 4.0 g/cm³ in steel of 7.9 g/cm³, 100 nm, as phases that absorb by themselves. */
class OwnAbsorptionTest {
    private static final double STEEL = 7.9;
    private static final double GUESS = 5;

    /** The G of the mean leaves 1.7 degrees at the right thickness, and 4.2 at the guess; the rest is noise. */
    private static final double NOISE_DEG = 0.25;

    private static final SpectrumImage MAP = PhantomCatalog.defaults()
            .phantom("steel-4")
            .vary(new Variation(3, Optional.of(new ImageShape(48, 48)), OptionalInt.of(2), Imperfections.none()))
            .create(PhysicsTables.defaults())
            .simulate(200, 3);

    private static Fitted fit(double densityGPerCm3, boolean freeThickness) {
        return fit(edits(densityGPerCm3)
                .pipeline(before -> before.withFast(true))
                .specimen(film -> film.withFreeThickness(freeThickness))
                .settings());
    }

    private static SettingsEdits edits(double densityGPerCm3) {
        return FitSettings.defaults()
                .edit()
                .solver(before -> before.withId("esmpy"))
                .phases(2)
                .specimen(film -> film.withFilm(100, densityGPerCm3));
    }

    private static Fitted fit(FitSettings settings) {
        return Wiring.injector().getInstance(FitRunner.class).run(MAP, settings, RunListener.none());
    }

    private static List<PhaseScore> scores(Fitted fitted) {
        return TruthComparison.scores(GroundTruth.of(fitted.image()).orElseThrow(), fitted);
    }

    @Test
    void theSpectrumOfAPhaseOfTheGivenThicknessIsThatOfItsOwnBasis() {
        Fitted fitted = fit(STEEL, false);
        assertThat(scores(fitted).get(0).angleDeg()).isLessThan(NOISE_DEG);
        Basis basis = fitted.outcome().basis().orElseThrow();
        assertThat(basis.phases()).hasSize(2);
        DMatrixRMaj weights = fitted.weights();
        for (int k = 0; k < 2; k++) {
            for (int l = 0; l < basis.channels(); l += 50) {
                double rate = 0;
                for (int c = 0; c < basis.size(); c++) {
                    rate += basis.ofPhase(k).g().get(l, c) * weights.get(c, k);
                }
                assertThat(fitted.spectra().get(l, k)).isCloseTo(rate, within(1e-12 * (1 + rate)));
            }
        }
        assertThat(KlObjective.nats(
                        fitted.image().counts(),
                        fitted.spectra(),
                        fitted.factors().h()))
                .isCloseTo(
                        fitted.outcome().divergenceNats(),
                        within(1e-6 * MAP.counts().total()));
    }

    @Test
    void aFreeThicknessComesFromTheCounts() {
        Fitted fitted = fit(GUESS, true);
        List<PhaseScore> scores = scores(fitted);
        assertThat(scores.get(0).angleDeg()).isLessThan(NOISE_DEG);
        List<Double> found = fitted.outcome().pipeline().orElseThrow().phaseThickness();
        assertThat(found.get(scores.get(0).fitted())).isCloseTo(STEEL / GUESS, within(0.1));
        assertThat(scores.get(0).compositionMaeAtPct().orElseThrow()).isLessThan(0.2);
        assertThat(scores)
                .extracting(score -> score.intervals(StatedInterval.VALLEY))
                .allSatisfy(ranges -> assertThat(ranges.covered()).isEqualTo(ranges.shares()));
    }

    /** Why {@code divergence_nats} is of the spectra that a run states, and not of its W with a G that all runs share. */
    @Test
    void inOneGForAllTheBetterSpectraWouldLookWorse() {
        Fitted own = fit(GUESS, true);
        Fitted mean = fit(
                edits(GUESS).pipeline(before -> before.withMode(Mode.DIRECT)).settings());
        for (int k = 0; k < 2; k++) {
            assertThat(scores(own).get(k).angleDeg())
                    .isLessThan(scores(mean).get(k).angleDeg());
        }
        assertThat(names(mean)).as("columns, so that no G takes both W").isNotEqualTo(names(own));
        double stated = own.outcome().divergenceNats();
        double shared = KlObjective.nats(
                own.image().counts(),
                CommonOps_DDRM.mult(own.basis().g(), own.outcome().factors().w(), null),
                own.outcome().factors().h());
        assertThat(shared - stated)
                .as("what W loses in the G of the mean, more than lies between the two fits")
                .isGreaterThan(Math.abs(stated - mean.outcome().divergenceNats()));
    }

    private static List<String> names(Fitted fitted) {
        return fitted.basis().columns().stream().map(BasisColumn::name).toList();
    }

    @Test
    void aFreeThicknessNeedsAFirstGuess() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FitSettings.defaults()
                        .edit()
                        .specimen(film -> film.withFreeThickness(true))
                        .settings())
                .withMessageContaining("first guess")
                .withMessageContaining("--thickness-nm");
    }
}
