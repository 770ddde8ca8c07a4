package org.esmpy.bench.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.phantom.BrgFpCapv;
import org.esmpy.solver.analysis.RunListener;
import org.esmpy.solver.fit.TracePoint;
import org.esmpy.solver.lowdose.LowDoseStage;
import org.esmpy.solver.uncertainty.FitErrors;
import org.junit.jupiter.api.Test;

class CancelledBootstrapTest {
    private static final int MAPS = 60;

    /** Times that more than a wave of eight maps asks, but not 60: each before its fit and after every iteration. */
    private static final int ASKED = 60;

    private static final SpectrumImage IMAGE = new BrgFpCapv()
            .definition()
            .withShape(new ImageShape(12, 12))
            .create(PhysicsTables.defaults())
            .simulate(100, 3);

    @Test
    void theFitStaysAndTheSpreadIsThatOfTheMapsDone() {
        Fitted whole = run(Integer.MAX_VALUE);
        Fitted cut = run(ASKED);
        assertThat(cut.outcome().factors().w().data)
                .isEqualTo(whole.outcome().factors().w().data);
        assertThat(cut.outcome().factors().h().data)
                .isEqualTo(whole.outcome().factors().h().data);
        assertThat(whole.outcome().errors().orElseThrow().bootstrapMaps()).isEqualTo(MAPS);
        assertThat(whole.warnings()).noneMatch(warning -> warning.contains("cancelled"));
        int made = cut.outcome().errors().orElseThrow().bootstrapMaps();
        assertThat(made).isBetween(2, MAPS - 1);
        assertThat(cut.warnings())
                .contains("the bootstrap was cancelled after " + made + " of its 60 maps; its spreads are those of "
                        + made);
    }

    @Test
    void withoutTwoMapsThereIsNoSpreadButTheErrorsOfTheFitAreThere() {
        Fitted cut = run(0);
        FitErrors errors = cut.outcome().errors().orElseThrow();
        assertThat(errors.bootstrapMaps()).isZero();
        assertThat(errors.bootstrapAtPct()).isEmpty();
        assertThat(errors.atPctSe()).hasSize(1);
        assertThat(cut.ambiguity()).isEmpty();
        assertThat(cut.standardErrorAtPct(0, Element.of("Mg")))
                .hasValue(errors.atPctSe().get(0).get("Mg"));
        assertThat(cut.standardErrorAtPct(0, Element.of("U"))).isEmpty();
        assertThat(cut.warnings())
                .contains("the bootstrap was cancelled before 2 of its 60 maps were done; it has no spreads");
    }

    private static Fitted run(int mostAsked) {
        FitSettings settings = FitSettings.defaults()
                .edit()
                .phases(1)
                .bootstrap(MAPS)
                .threads(1)
                .settings();
        return FitRunners.withoutPlugins().run(IMAGE, settings, new CancelAfter(mostAsked));
    }

    /** Lets the fit go to its end and cancels what comes after, once it was asked so often. */
    private record CancelAfter(int most, AtomicInteger asked) implements RunListener {
        CancelAfter(int most) {
            this(most, new AtomicInteger());
        }

        @Override
        public boolean isCancelled() {
            return asked.incrementAndGet() > most;
        }

        @Override
        public boolean onIteration(TracePoint point) {
            return true;
        }

        @Override
        public void onStage(LowDoseStage stage) {
            // Nobody watches.
        }

        @Override
        public void onPhases(int phases) {
            // Nobody watches.
        }
    }
}
