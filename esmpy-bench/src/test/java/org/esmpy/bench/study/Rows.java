package org.esmpy.bench.study;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.esmpy.bench.score.FitQuality;
import org.esmpy.bench.score.IntervalCount;
import org.esmpy.bench.score.PhaseScore;
import org.esmpy.bench.score.RunEnd;
import org.esmpy.bench.score.RunsTable.Row;
import org.esmpy.bench.score.StatedInterval;

/** Rows of runs that nobody made. */
final class Rows {
    static final double DOSE = 18;

    private static final Map<StatedInterval, IntervalCount> INTERVALS = Map.of(
            StatedInterval.COUNTING, new IntervalCount(4, 1),
            StatedInterval.MODEL, new IntervalCount(4, 2),
            StatedInterval.VALLEY, new IntervalCount(4, 3));

    private Rows() {}

    static Row of(String phantom, long seed, String solver, double angleDeg, double mapMae) {
        return of(phantom, seed, solver, angleDeg, mapMae, Optional.empty());
    }

    /** A run on the first map that describes the counts so well. */
    static Row of(String solver, FitQuality quality) {
        return of("p", 1, solver, 1, 0.1, Optional.of(quality));
    }

    private static Row of(
            String phantom, long seed, String solver, double angleDeg, double mapMae, Optional<FitQuality> quality) {
        PhaseScore score = new PhaseScore("phase", 0, angleDeg, mapMae, 0, 1, OptionalDouble.empty(), INTERVALS);
        RunEnd end = new RunEnd(
                OptionalDouble.of(1),
                OptionalInt.empty(),
                OptionalDouble.of(0.5),
                "PIPELINE",
                "",
                OptionalDouble.of(0.7),
                OptionalInt.of(1),
                OptionalDouble.empty(),
                OptionalDouble.empty());
        return Row.of(phantom, DOSE, seed, solver, end, quality, "phase", Optional.of(score));
    }

    static Row failed(String phantom, long seed, String solver) {
        return Row.failed(phantom, DOSE, seed, solver, RunEnd.failed("7, of course", 0.1));
    }
}
