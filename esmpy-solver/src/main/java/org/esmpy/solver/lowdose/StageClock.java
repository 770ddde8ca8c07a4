package org.esmpy.solver.lowdose;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Announces the stages of a pipeline and measures their durations. */
final class StageClock {
    private static final double NANOS_PER_SECOND = 1e9;

    private final InstantSource clock;
    private final LowDoseListener listener;
    private final Map<LowDoseStage, Double> seconds = new EnumMap<>(LowDoseStage.class);
    private Optional<LowDoseStage> current = Optional.empty();
    private Instant since;

    StageClock(InstantSource clock, LowDoseListener listener) {
        this.clock = clock;
        this.listener = listener;
        this.since = clock.instant();
    }

    void begin(LowDoseStage stage) {
        end();
        current = Optional.of(stage);
        listener.onStage(stage);
    }

    void end() {
        Instant now = clock.instant();
        double elapsed = Duration.between(since, now).toNanos() / NANOS_PER_SECOND;
        current.ifPresent(stage -> seconds.merge(stage, elapsed, Double::sum));
        since = now;
    }

    Map<LowDoseStage, Double> seconds() {
        return seconds;
    }
}
