package org.esmpy.solver.lowdose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.Workers;
import org.junit.jupiter.api.Test;

class DescriptionLengthTest {
    /** Columns that share no channel are determined each by its own counts. */
    @Test
    void ofOnePhaseOfSeparateColumnsIsItsDivergenceAndThePriceOfItsWeights() {
        DMatrixRMaj g = new DMatrixRMaj(new double[][] {{1, 0, 0}, {0, 0.5, 0}, {0, 0.5, 0}, {0, 0, 1}});
        DMatrixRMaj w = new DMatrixRMaj(new double[][] {{40}, {9}, {0}});
        int[] perPixel = {40, 5, 4, 0};
        CountMatrix counts = SmallProblems.counts(4, 2, (l, p) -> perPixel[l]);
        ExposedProblem problem = new ExposedProblem(ExposedCounts.even(counts, new ImageShape(1, 2)), g, 1);
        DescriptionLength length = DescriptionLength.of(problem, w, Workers.single());
        double ofWeights = (Math.log(1 + 80) + Math.log(1 + 18)) / 2;
        assertThat(length.freeAbundances()).isZero();
        assertThat(length.weightNats()).isCloseTo(ofWeights, within(1e-9));
        assertThat(length.nats()).isCloseTo(length.divergenceNats() + ofWeights, within(1e-9));
    }

    /**
     * Whatever the truth is mixed from can be mixed from a phase further out. Where no bin is pure, the end of such a valley is
     * described nearly as shortly as what lies within, although it lacks an element.
     */
    @Test
    void theEndOfAValleyIsHardlyShorterForTheElementThatItHasLostThere() {
        DMatrixRMaj within = new DMatrixRMaj(new double[][] {{60, 20}, {30, 30}, {10, 50}});
        DMatrixRMaj end = within.copy();
        for (int c = 0; c < 3; c++) {
            end.set(c, 1, within.get(c, 1) + (within.get(c, 1) - within.get(c, 0)) / 2);
        }
        assertThat(end.get(0, 1)).isZero();
        double[] shares = {0.2, 0.3, 0.4, 0.5, 0.6, 0.7};
        CountMatrix counts = SmallProblems.counts(3, shares.length, (l, p) ->
                (int) Math.round(100 * ((1 - shares[p]) * within.get(l, 0) + shares[p] * within.get(l, 1))));
        DMatrixRMaj g = CommonOps_DDRM.identity(3);
        ExposedProblem problem = new ExposedProblem(ExposedCounts.even(counts, new ImageShape(1, shares.length)), g, 2);
        CommonOps_DDRM.scale(100, within);
        CommonOps_DDRM.scale(100, end);
        DescriptionLength inner = DescriptionLength.of(problem, within, Workers.single());
        DescriptionLength outer = DescriptionLength.of(problem, end, Workers.single());
        assertThat(outer.divergenceNats()).isCloseTo(inner.divergenceNats(), within(1e-3));
        assertThat(outer.freeAbundances()).isEqualTo(inner.freeAbundances());
        double lostCounts = within.get(0, 1) * DoubleStream.of(shares).sum();
        assertThat(inner.weightNats() - outer.weightNats()).isLessThan(Math.log(1 + lostCounts) / 4);
    }
}
