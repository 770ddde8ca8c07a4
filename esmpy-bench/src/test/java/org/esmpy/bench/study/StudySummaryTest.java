package org.esmpy.bench.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.esmpy.bench.score.IntervalCount;
import org.esmpy.bench.score.RunsTable.Row;
import org.esmpy.bench.score.StatedInterval;
import org.junit.jupiter.api.Test;

class StudySummaryTest {
    @Test
    void averagesPhasesFirstAndThenLooksAtTheSeeds() {
        List<StudySummary.Line> lines = StudySummary.of(List.of(
                row(1, "mu", 2, 0.1),
                row(1, "mu", 4, 0.3),
                row(2, "mu", 9, 0.1),
                row(2, "mu", 11, 0.1),
                row(3, "mu", 1, 0.0),
                row(3, "mu", 1, 0.2),
                row(1, "em", 7, 0.5)));

        assertThat(lines).extracting(StudySummary.Line::solver).containsExactly("mu", "em");
        StudySummary.Line mu = lines.get(0);
        assertThat(mu.seeds()).isEqualTo(3);
        assertThat(mu.angleDeg().median()).isEqualTo(3);
        assertThat(mu.angleDeg().worst()).isEqualTo(10);
        assertThat(mu.angleDeg().mean()).isCloseTo(14.0 / 3, within(1e-12));
        // Angles of 3, 10 and 1 degrees: squares 25/9 + 256/9 + 121/9, over 2.
        assertThat(mu.angleDeg().sd()).isCloseTo(Math.sqrt(67.0 / 3), within(1e-12));
        assertThat(mu.mapMae().worst()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void theMedianOfTwoIsBetweenThem() {
        StudySummary.Line line =
                StudySummary.of(List.of(row(1, "mu", 2, 0), row(2, "mu", 5, 0))).get(0);
        assertThat(line.angleDeg().median()).isEqualTo(3.5);
    }

    @Test
    void saysHowManyRangesHoldTheTruthAndHowManyPhasesWereFound() {
        StudySummary.Line line = StudySummary.of(List.of(row(1, "mu", 2, 0), row(2, "mu", 50, 0)))
                .get(0);
        assertThat(line.intervals())
                .containsOnly(
                        entry(StatedInterval.COUNTING, new IntervalCount(8, 2)),
                        entry(StatedInterval.MODEL, new IntervalCount(8, 4)),
                        entry(StatedInterval.VALLEY, new IntervalCount(8, 6)));
        assertThat(line.coverage()).hasValue(0.75);
        assertThat(line.found()).hasValue(0.5);
        assertThat(line.angleDeg().sd()).isCloseTo(48 / Math.sqrt(2), within(1e-12));
    }

    @Test
    void runsThatFailedAreCountedAndLeftOut() {
        StudySummary.Line line = StudySummary.of(
                        List.of(row(1, "mu", 2, 0), Rows.failed("p", 2, "mu"), Rows.failed("p", 3, "mu")))
                .get(0);
        assertThat(line.seeds()).isEqualTo(1);
        assertThat(line.failed()).isEqualTo(2);
        assertThat(line.angleDeg().worst()).isEqualTo(2);
        StudySummary.Line none =
                StudySummary.of(List.of(Rows.failed("p", 2, "mu"))).get(0);
        assertThat(none.seeds()).isZero();
        assertThat(none.mapMae().mean()).isNaN();
        assertThat(line.cpuSecondsMedian()).isEqualTo(0.7);
        assertThat(none.cpuSecondsMedian()).isNaN();
    }

    private static Row row(long seed, String solver, double angleDeg, double mapMae) {
        return Rows.of("p", seed, solver, angleDeg, mapMae);
    }
}
