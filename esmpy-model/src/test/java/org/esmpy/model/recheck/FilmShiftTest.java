package org.esmpy.model.recheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FilmShiftTest {
    private static final double ROUNDING = 1e-9;

    /** A parabola of 50 nats per squared logarithm whose minimum is at 0.2; the usual spread of films adds 1/0.75². */
    @Test
    void theMinimumOfAParabolaIsFound() {
        FilmShift shift = FilmShift.of(nats(-0.1), nats(0), nats(0.1), 0.1);
        double information = 100 + 1 / 0.5625;
        assertThat(shift.log()).isCloseTo(0.2 * 100 / information, within(ROUNDING));
        assertThat(shift.variance()).isCloseTo(1 / information, within(ROUNDING));
    }

    @Test
    void fitsThatDoNotDifferLeaveWhatWasFound() {
        FilmShift shift = FilmShift.of(7, 7, 7, 0.1);
        assertThat(shift.log()).isZero();
        assertThat(shift.variance()).isCloseTo(0.5625, within(ROUNDING));
    }

    private static double nats(double log) {
        return 50 * (log - 0.2) * (log - 0.2);
    }
}
