package org.esmpy.solver.lowdose.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.esmpy.solver.Workers;
import org.junit.jupiter.api.Test;

class RepeatedPointsTest {
    /** Thrice what most points of a group are from its centre. */
    private static final double NEAR = 0.3;

    private static final double[][] CENTRES = {{0, 0}, {4, 0}, {1, 3}, {2, 1}};

    /** The fourth group lies inside the triangle of the others: no corner, but many points. */
    @Test
    void findsGroupsThatAreNoCornersAndLeavesOutMixtures() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] points = new double[120][2];
        for (int p = 0; p < points.length; p++) {
            double t = p < 100 ? 0 : random.nextDouble();
            for (int i = 0; i < 2; i++) {
                points[p][i] = (1 - t) * CENTRES[p % 4][i] + t * CENTRES[(p + 1) % 4][i] + 0.1 * random.nextGaussian();
            }
        }
        int[] chosen = choose(points, 4);
        for (double[] centre : CENTRES) {
            assertThat(Arrays.stream(chosen))
                    .anyMatch(p -> Math.hypot(points[p][0] - centre[0], points[p][1] - centre[1]) < NEAR);
        }
    }

    @Test
    void neverTakesAPointTwice() {
        double[][] same = new double[5][2];
        assertThat(Arrays.stream(choose(same, 3)).distinct()).hasSize(3);
    }

    private static int[] choose(double[][] points, int phases) {
        double[] exposures = new double[points.length];
        Arrays.fill(exposures, 100);
        long[] counts = new long[points.length];
        Arrays.fill(counts, 1000);
        return new RepeatedPoints(points, exposures, counts, Workers.single()).choose(phases);
    }
}
