package org.esmpy.bench.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.esmpy.bench.score.RunsTable.Row;
import org.esmpy.bench.score.StatedInterval;
import org.junit.jupiter.api.Test;

class CoverageTest {
    /** Every run states 4 intervals of each kind, of which 1, 2 and 3 hold the truth. */
    @Test
    void sumsUpRangesAndSaysHowSureThatIs() {
        List<Row> rows =
                List.of(Rows.of("p", 1, "a", 2, 0.1), Rows.of("p", 2, "a", 2, 0.1), Rows.of("q", 1, "a", 2, 0.1));
        assertThat(Coverage.all(new RunFigures(rows)))
                .containsExactly(
                        new Coverage(StatedInterval.COUNTING, "a", Rows.DOSE, 12, 3, 0.25, 0.25, 0.25),
                        new Coverage(StatedInterval.MODEL, "a", Rows.DOSE, 12, 6, 0.5, 0.5, 0.5),
                        new Coverage(StatedInterval.VALLEY, "a", Rows.DOSE, 12, 9, 0.75, 0.75, 0.75));
    }

    @Test
    void aSingleMapHasNoInterval() {
        Coverage line = Coverage.all(new RunFigures(List.of(Rows.of("p", 1, "a", 2, 0.1))))
                .get(0);
        assertThat(line.mean()).isEqualTo(0.25);
        assertThat(line.low()).isNaN();
        assertThat(line.high()).isNaN();
    }

    @Test
    void whoStatesNothingHasNoLine() {
        assertThat(Coverage.all(new RunFigures(List.of(Rows.failed("p", 1, "a")))))
                .isEmpty();
    }
}
