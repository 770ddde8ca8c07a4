package org.esmpy.solver.initialize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.esmpy.model.CountMatrix;
import org.esmpy.solver.SmallProblems;
import org.junit.jupiter.api.Test;

class RandomizedSvdTest {
    /** Two power iterations on a matrix whose singular values fall off. */
    private static final double REL = 1e-3;

    private static final double ORTHONORMAL = 1e-10;

    @Test
    void findsTheLeadingTripletsOfTheDenseDecomposition() {
        CountMatrix counts = SmallProblems.counts(30, 80, (l, p) -> Math.max(0, (l % 5) * (p % 7) - 3 + (l * p) % 4));
        RandomizedSvd svd = RandomizedSvd.of(counts, 3, new SplittableRandom(1));
        DMatrixRMaj x = new DMatrixRMaj(30, 80);
        for (int p = 0; p < 80; p++) {
            int pixel = p;
            counts.forEach(p, (l, n) -> x.set(l, pixel, n));
        }
        SingularValueDecomposition_F64<DMatrixRMaj> dense = DecompositionFactory_DDRM.svd(30, 80, false, false, true);
        assertThat(dense.decompose(x.copy())).isTrue();
        double[] expected = dense.getSingularValues();
        Arrays.sort(expected);
        for (int j = 0; j < 3; j++) {
            assertThat(svd.values()[j]).isCloseTo(expected[29 - j], within(REL * expected[29 - j]));
            assertThat(inner(svd.left(), j, j)).isCloseTo(1, within(ORTHONORMAL));
            assertThat(inner(svd.right(), j, j)).isCloseTo(1, within(ORTHONORMAL));
        }
        assertThat(inner(svd.left(), 0, 1)).isCloseTo(0, within(ORTHONORMAL));
    }

    @Test
    void hasZerosWhereTheRankIsLower() {
        CountMatrix counts = SmallProblems.counts(6, 9, (l, p) -> (l + 1) * (p % 3));
        RandomizedSvd svd = RandomizedSvd.of(counts, 3, new SplittableRandom(1));
        assertThat(svd.values()[0]).isPositive();
        assertThat(svd.values()[1] / svd.values()[0]).isLessThan(ORTHONORMAL);
    }

    private static double inner(DMatrixRMaj matrix, int i, int j) {
        double sum = 0;
        for (int row = 0; row < matrix.getNumRows(); row++) {
            sum += matrix.get(row, i) * matrix.get(row, j);
        }
        return sum;
    }
}
