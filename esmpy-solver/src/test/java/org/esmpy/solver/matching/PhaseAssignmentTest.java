package org.esmpy.solver.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseAssignmentTest {
    @ParameterizedTest(name = "{0} phases, {1} candidates")
    @CsvSource({"1, 1", "1, 4", "2, 2", "3, 3", "3, 5", "6, 6"})
    void isAsCheapAsTheBestOfAll(int phases, int candidates) {
        SplittableRandom random = new SplittableRandom(phases * 31 + candidates);
        for (int trial = 0; trial < 50; trial++) {
            int bound = trial % 2 == 0 ? 3 : 1000;
            double[][] cost = new double[phases][candidates];
            for (double[] row : cost) {
                Arrays.setAll(row, j -> random.nextInt(bound));
            }
            int[] chosen = PhaseAssignment.cheapest(cost);
            double sum = 0;
            for (int i = 0; i < phases; i++) {
                sum += cost[i][chosen[i]];
            }
            assertThat(Arrays.stream(chosen).distinct().count()).isEqualTo(phases);
            assertThat(sum).isCloseTo(cheapest(cost, 0, new boolean[candidates]), within(1e-9));
        }
    }

    @Test
    void takesTheCheapestSumNotTheCheapestFirst() {
        assertThat(PhaseAssignment.cheapest(new double[][] {{1, 2}, {1, 9}})).containsExactly(1, 0);
    }

    @Test
    void leavesAPhaseWithoutACandidateWhereThereAreFewer() {
        assertThat(PhaseAssignment.cheapest(new double[][] {{5, 4}, {1, 9}, {3, 1}}))
                .containsExactly(-1, 0, 1);
        assertThat(PhaseAssignment.cheapest(new double[2][0])).containsExactly(-1, -1);
    }

    @Test
    void nothingNeedsNothing() {
        assertThat(PhaseAssignment.cheapest(new double[0][0])).isEmpty();
    }

    private static double cheapest(double[][] cost, int row, boolean[] taken) {
        if (row == cost.length) {
            return 0;
        }
        double best = Double.POSITIVE_INFINITY;
        for (int j = 0; j < taken.length; j++) {
            if (!taken[j]) {
                taken[j] = true;
                best = Math.min(best, cost[row][j] + cheapest(cost, row + 1, taken));
                taken[j] = false;
            }
        }
        return best;
    }
}
