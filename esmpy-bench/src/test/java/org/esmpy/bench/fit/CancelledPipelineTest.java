package org.esmpy.bench.fit;

import static org.assertj.core.api.Assertions.assertThat;

import org.esmpy.bench.score.TruthComparison;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.GroundTruth;
import org.esmpy.sim.phantom.BrgFpCapv;
import org.esmpy.solver.analysis.RunListener;
import org.esmpy.solver.fit.TracePoint;
import org.esmpy.solver.lowdose.LowDoseStage;
import org.junit.jupiter.api.Test;

class CancelledPipelineTest {
    /** The worst phase of this map is off by 3.9 at the end of the pipeline; ended earlier, by 11.8. */
    private static final double NEAR_DEG = 6;

    private static final SpectrumImage IMAGE =
            new BrgFpCapv().definition().create(PhysicsTables.defaults()).simulate(18, 3);

    @Test
    void hasUsablePhasesOnceStartsAreChosenAndSaysWhatItLacks() {
        Fitted cut = run(LowDoseStage.PHASES);
        assertThat(cut.outcome().stopReason()).isEqualTo("CANCELLED");
        assertThat(TruthComparison.scores(GroundTruth.of(IMAGE).orElseThrow(), cut))
                .allSatisfy(score -> assertThat(score.angleDeg()).isLessThan(NEAR_DEG));
        assertThat(cut.ambiguity()).isEmpty();
        assertThat(cut.warnings())
                .anyMatch(warning -> warning.startsWith("cancelled before the end: phases may not be settled"))
                .anyMatch(warning ->
                        warning.startsWith("cancelled before the compositions that fit equally well were found"));
    }

    private static Fitted run(LowDoseStage last) {
        FitSettings settings = FitSettings.defaults().edit().threads(1).settings();
        return FitRunners.withoutPlugins().run(IMAGE, settings, new CancelAt(last));
    }

    /** Cancels when a stage begins. */
    private static final class CancelAt implements RunListener {
        private final LowDoseStage last;
        private volatile boolean cancelled;

        CancelAt(LowDoseStage last) {
            this.last = last;
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }

        @Override
        public boolean onIteration(TracePoint point) {
            return true;
        }

        @Override
        public void onStage(LowDoseStage stage) {
            cancelled |= stage == last;
        }

        @Override
        public void onPhases(int phases) {
            // Nobody watches.
        }
    }
}
