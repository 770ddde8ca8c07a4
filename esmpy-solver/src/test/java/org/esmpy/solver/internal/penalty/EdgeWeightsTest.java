package org.esmpy.solver.internal.penalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EdgeWeightsTest {
    /** A few operations in double precision. */
    private static final double ROUNDING = 1e-12;

    private static final double LAMBDA = 3;
    private static final double DELTA = 0.02;
    private static final EdgeWeights EDGES = new EdgeWeights(LAMBDA, DELTA);

    /** A straight edge meets one neighbour along the axis and two along the diagonals per pixel: (√2 − 1)·(1 + √2) = 1. */
    @Test
    void aPixelOfStraightEdgeCostsLambda() {
        double nats = EDGES.nats(1, false) + 2 * EDGES.nats(1, true);
        assertThat(nats).isCloseTo(LAMBDA * (1 - DELTA / 2), within(ROUNDING));
    }

    @Test
    void joinsItsTwoBranchesWithTheSameValueAndSlope() {
        double step = 1e-7;
        double at = EDGES.nats(DELTA, false);
        assertThat(EDGES.nats(DELTA - step, false)).isCloseTo(at, within(2 * LAMBDA * step));
        double below = (at - EDGES.nats(DELTA - step, false)) / step;
        double above = (EDGES.nats(DELTA + step, false) - at) / step;
        assertThat(below).isCloseTo(above, within(LAMBDA * step / DELTA));
    }

    /** The quadratic of the weight at r has the slope of the energy there and lies above it elsewhere. */
    @Test
    void theWeightBoundsTheEnergyFromAbove() {
        for (double r : new double[] {0.005, DELTA, 0.1, 0.7}) {
            double weight = EDGES.weight(r, true);
            double offset = EDGES.nats(r, true) - weight / 2 * r * r;
            for (double other = 0; other <= 1.4; other += 0.01) {
                assertThat(offset + weight / 2 * other * other)
                        .as("bound at %s of the energy at %s", r, other)
                        .isGreaterThanOrEqualTo(EDGES.nats(other, true) - ROUNDING);
            }
        }
    }
}
