package org.esmpy.bench.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.esmpy.bench.score.RunsTable.Row;
import org.junit.jupiter.api.Test;

class PerformanceProfileTest {
    /** Three maps: b is twice, as and half as bad as a; c failed on one, and was not given another. */
    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        double[] b = {4, 2, 1};
        for (int seed = 1; seed <= 3; seed++) {
            rows.add(Rows.of("p", seed, "a", 2, 0.1));
            rows.add(Rows.of("p", seed, "b", b[seed - 1], 0.1));
        }
        rows.add(Rows.failed("p", 1, "c"));
        rows.add(Rows.of("p", 2, "c", 6, 0.2));
        return rows;
    }

    @Test
    void isTheShareOfMapsWithinAFactorOfTheBest() {
        PerformanceProfile angle = PerformanceProfile.all(new RunFigures(rows()), List.of("a", "b"))
                .get(0);
        assertThat(angle.figure()).isEqualTo("angle_deg");
        assertThat(angle.maps()).isEqualTo(3);
        assertThat(angle.share("a", 1)).isEqualTo(2 / 3.0);
        assertThat(angle.share("a", 1.99)).isEqualTo(2 / 3.0);
        assertThat(angle.share("a", 2)).isEqualTo(1);
        assertThat(angle.share("b", 1)).isEqualTo(2 / 3.0);
    }

    @Test
    void aFailureIsNeverNearAndAMapThatWasNotGivenDoesNotCount() {
        PerformanceProfile angle = PerformanceProfile.all(new RunFigures(rows()), List.of("a", "b", "c"))
                .get(0);
        assertThat(angle.maps()).isEqualTo(2);
        assertThat(angle.ratios().get("c")).containsExactly(3);
        assertThat(angle.share("c", 1e9)).isEqualTo(0.5);
    }

    @Test
    void nobodyIsNearAPerfectOne() {
        List<Row> rows = List.of(Rows.of("p", 1, "a", 0, 0.1), Rows.of("p", 1, "b", 1, 0.1));
        PerformanceProfile angle =
                PerformanceProfile.all(new RunFigures(rows), List.of("a", "b")).get(0);
        assertThat(angle.share("a", 1)).isEqualTo(1);
        assertThat(angle.share("b", 1e300)).isZero();
    }

    @Test
    void timeCountsOnlyIfEveryPhaseWasFound() {
        List<Row> rows = List.of(Rows.of("p", 1, "a", 4.9, 0.1), Rows.of("p", 1, "b", 5.1, 0.1));
        PerformanceProfile time = PerformanceProfile.all(new RunFigures(rows), List.of("a", "b")).stream()
                .filter(profile -> profile.figure().equals(PerformanceProfile.CPU))
                .findFirst()
                .orElseThrow();
        assertThat(time.share("a", 1)).isEqualTo(1);
        assertThat(time.share("b", 1e300)).isZero();
    }
}
