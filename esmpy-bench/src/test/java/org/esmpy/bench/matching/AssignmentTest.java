package org.esmpy.bench.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AssignmentTest {
    @Test
    void takesTheCheapestSumNotTheCheapestFirst() {
        assertThat(Assignment.cheapest(new double[][] {{1, 2}, {1, 9}})).containsExactly(1, 0);
    }

    @Test
    void leavesSurplusColumnsOut() {
        assertThat(Assignment.cheapest(new double[][] {{5, 1, 7, 9}, {4, 2, 0.5, 9}}))
                .containsExactly(1, 2);
    }

    @Test
    void agreesWithTryingEveryPermutation() {
        SplittableRandom random = new SplittableRandom(4);
        for (int repeat = 0; repeat < 50; repeat++) {
            double[][] cost = new double[4][4];
            for (double[] row : cost) {
                for (int j = 0; j < 4; j++) {
                    row[j] = random.nextDouble();
                }
            }
            int[] found = Assignment.cheapest(cost);
            double sum = 0;
            for (int i = 0; i < 4; i++) {
                sum += cost[i][found[i]];
            }
            assertThat(sum).isEqualTo(addAhead(0, cost, 0, 0));
        }
    }

    @Test
    void refusesMoreRowsThanColumns() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Assignment.cheapest(new double[][] {{1}, {2}}))
                .withMessageContaining("2 x 1");
    }

    /** The cheapest sum over all ways to go on from {@code row}, summed in the order of the rows. */
    private static double addAhead(double sum, double[][] cost, int row, int used) {
        if (row == cost.length) {
            return sum;
        }
        double best = Double.POSITIVE_INFINITY;
        for (int j = 0; j < cost.length; j++) {
            if ((used >> j & 1) == 0) {
                best = Math.min(best, addAhead(sum + cost[row][j], cost, row + 1, used | 1 << j));
            }
        }
        return best;
    }
}
