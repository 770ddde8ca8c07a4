package org.esmpy.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class WeightSpaceTest {
    private static final int COLUMNS = 5;

    /** Rounding of a few dozen products. */
    private static final double ROUNDING = 1e-12;

    /** Free; without the second column; three columns tied and one absent. */
    private static final WeightSpace SPACE = new WeightSpace(List.of(
            WeightPattern.free(COLUMNS),
            WeightPattern.free(COLUMNS).without(1),
            WeightPattern.free(COLUMNS).tied(Map.of(0, 2.0, 2, 1.0, 4, 0.5)).without(3)));

    @Test
    void hasAnEntryForWhatIsFree() {
        assertThat(SPACE.size()).isEqualTo(5 + 4 + 2);
        assertThat(SPACE.isFree()).isFalse();
        assertThat(WeightSpace.free(COLUMNS, 3).size()).isEqualTo(15);
        assertThat(WeightSpace.free(COLUMNS, 3).isFree()).isTrue();
    }

    @Test
    void expandsAndReduces() {
        double[] u = new SplittableRandom(1).doubles(SPACE.size()).toArray();
        DMatrixRMaj w = expanded(u);
        assertThat(w.get(1, 1)).isZero();
        assertThat(w.get(3, 2)).isZero();
        assertThat(w.get(0, 2)).isCloseTo(2 * w.get(2, 2), within(ROUNDING));
        assertThat(w.get(4, 2)).isCloseTo(0.5 * w.get(2, 2), within(ROUNDING));
        assertThat(SPACE.entries(w.data)).containsExactly(u, within(ROUNDING));
    }

    @Test
    void aReducedQuadraticHasTheSameValues() {
        SplittableRandom random = new SplittableRandom(2);
        int n = 3 * COLUMNS;
        DMatrixRMaj root = SmallProblems.uniform(n, n, -1, 1, random);
        DMatrixRMaj curvature = new DMatrixRMaj(n, n);
        CommonOps_DDRM.multTransA(root, root, curvature);
        double[] slope = random.doubles(n).toArray();
        double[] u = random.doubles(SPACE.size()).toArray();
        DMatrixRMaj w = expanded(u);
        double[] entries = new double[n];
        for (int i = 0; i < n; i++) {
            entries[i] = w.get(i % COLUMNS, i / COLUMNS);
        }
        assertThat(value(SPACE.reduce(slope), SPACE.reduceBoth(curvature.data), u))
                .isCloseTo(value(slope, curvature.data, entries), within(1e3 * ROUNDING));
    }

    @Test
    void aProjectionKeepsTheCountsOfEveryGroupAndIsItsOwnProjection() {
        double[] sums = {3, 1, 2, 5, 4};
        DMatrixRMaj w = SmallProblems.uniform(COLUMNS, 3, 0, 1, new SplittableRandom(3));
        DMatrixRMaj projected = SPACE.project(w, sums);
        assertThat(projected.get(1, 1)).isZero();
        assertThat(projected.get(2, 1)).isCloseTo(w.get(2, 1), within(ROUNDING));
        double before = 3 * w.get(0, 2) + 2 * w.get(2, 2) + 4 * w.get(4, 2);
        double after = 3 * projected.get(0, 2) + 2 * projected.get(2, 2) + 4 * projected.get(4, 2);
        assertThat(after).isCloseTo(before, within(ROUNDING));
        assertThat(projected.get(0, 2)).isCloseTo(2 * projected.get(2, 2), within(ROUNDING));
        assertThat(SPACE.project(projected, sums).data).containsExactly(projected.data, within(ROUNDING));
    }

    @Test
    void groupsSlopesAndAmountsByWhatIsTied() {
        DMatrixRMaj slopes = SmallProblems.uniform(COLUMNS, 3, 0, 1, new SplittableRandom(5));
        DMatrixRMaj grouped = DMatrixRMaj.wrap(COLUMNS, 3, SPACE.grouped(slopes.data));
        assertThat(grouped.get(1, 1)).isZero();
        assertThat(grouped.get(2, 1)).isEqualTo(slopes.get(2, 1));
        double sum = 2 * slopes.get(0, 2) + slopes.get(2, 2) + 0.5 * slopes.get(4, 2);
        assertThat(grouped.get(0, 2)).isCloseTo(sum, within(ROUNDING)).isEqualTo(grouped.get(4, 2));
        double[] u = new SplittableRandom(6).doubles(SPACE.size()).toArray();
        DMatrixRMaj amounts = DMatrixRMaj.wrap(COLUMNS, 3, SPACE.amounts(expanded(u).data));
        assertThat(amounts.get(0, 2)).isCloseTo(amounts.get(4, 2), within(ROUNDING));
        assertThat(amounts.get(3, 2)).isZero();
    }

    @Test
    void tellsWhetherMixturesObey() {
        DMatrixRMaj w = expanded(new SplittableRandom(4).doubles(SPACE.size()).toArray());
        assertThat(SPACE.allowsMixing(w, 0, 2)).isTrue();
        assertThat(SPACE.allowsMixing(w, 1, 0)).isFalse();
        assertThat(SPACE.allowsMixing(w, 2, 0)).isFalse();
        assertThat(SPACE.allowsMixing(w, 2, 2)).isTrue();
    }

    private static double value(double[] slope, double[] curvature, double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += slope[i] * x[i];
            for (int j = 0; j < x.length; j++) {
                sum += 0.5 * x[i] * curvature[i * x.length + j] * x[j];
            }
        }
        return sum;
    }

    private static DMatrixRMaj expanded(double[] u) {
        DMatrixRMaj w = new DMatrixRMaj(COLUMNS, 3);
        SPACE.expand(u, w.data);
        return w;
    }
}
