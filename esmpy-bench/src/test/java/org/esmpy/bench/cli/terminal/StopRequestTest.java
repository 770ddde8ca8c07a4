package org.esmpy.bench.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.esmpy.solver.analysis.RunListener;
import org.esmpy.solver.fit.TracePoint;
import org.esmpy.solver.lowdose.LowDoseStage;
import org.junit.jupiter.api.Test;

class StopRequestTest {
    private static final TracePoint POINT = new TracePoint(1, 0.1, 2.0, Double.NaN);

    private final StopRequest request = new StopRequest();
    private final RunListener listener = request.listener(RunListener.none());

    @Test
    void aSingleSolverIsCancelledAfterTheNextIteration() {
        assertThat(listener.onIteration(POINT)).isTrue();
        assertThat(listener.isCancelled()).isFalse();
        assertThat(request.make()).isTrue();
        assertThat(request.isMade()).isTrue();
        assertThat(listener.onIteration(POINT)).isFalse();
        assertThat(listener.isCancelled()).isTrue();
    }

    @Test
    void withoutAnyIterationThereIsNothingToKeep() {
        listener.onPhases(2);
        assertThat(request.make()).isFalse();
        assertThat(request.isMade()).isTrue();
    }

    @Test
    void thePipelineHasSomethingToKeepOnceItHasChosenAmongItsStarts() {
        listener.onStage(LowDoseStage.BASINS);
        assertThat(request.make()).isFalse();
        StopRequest later = new StopRequest();
        later.listener(RunListener.none()).onStage(LowDoseStage.PHASES);
        assertThat(later.make()).isTrue();
    }

    @Test
    void theSecondTimeNothingIsKept() {
        listener.onIteration(POINT);
        assertThat(request.make()).isTrue();
        assertThat(request.make()).isFalse();
        listener.onIteration(POINT);
        assertThat(request.make()).isFalse();
    }

    @Test
    void whoWatchesHearsAllAndMayCancelToo() {
        StringBuilder heard = new StringBuilder();
        RunListener watched = request.listener(new RunListener() {
            @Override
            public boolean onIteration(TracePoint point) {
                heard.append(point.iteration());
                return false;
            }

            @Override
            public void onStage(LowDoseStage stage) {
                heard.append(stage);
            }

            @Override
            public void onPhases(int phases) {
                heard.append(" phases ").append(phases);
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        });
        assertThat(watched.onIteration(POINT)).isFalse();
        assertThat(watched.isCancelled()).isTrue();
        watched.onStage(LowDoseStage.MAPS);
        watched.onPhases(4);
        assertThat(heard).hasToString("1MAPS phases 4");
        assertThat(request.isMade()).isFalse();
    }
}
