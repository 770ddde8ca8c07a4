package org.esmpy.bench.study.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoxStatisticsTest {
    @Test
    void quartilesAreInTheMiddleOfEachHalfAndFarValuesBeyondTheWhiskers() {
        assertThat(BoxStatistics.of(new double[] {5, 1, 3, 2, 4})).isEqualTo(new BoxStatistics(1, 2, 3, 4, 5));
        // Whiskers reach 1.5 · (4 − 2) beyond the quartiles: to 7 and −1.
        assertThat(BoxStatistics.of(new double[] {1, 2, 3, 4, 50})).isEqualTo(new BoxStatistics(1, 2, 3, 4, 4));
        assertThat(BoxStatistics.of(new double[] {7})).isEqualTo(new BoxStatistics(7, 7, 7, 7, 7));
    }
}
