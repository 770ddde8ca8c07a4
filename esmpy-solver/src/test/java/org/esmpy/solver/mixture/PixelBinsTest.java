package org.esmpy.solver.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.prior.PureRegions;
import org.junit.jupiter.api.Test;

class PixelBinsTest {
    /** Rounding of a sum over some thousand exposures. */
    private static final double ROUNDING = 1e-9;

    private static final ImageShape SHAPE = new ImageShape(34, 50);

    @Test
    void sumsCountsAndExposuresAndKnowsIncompleteBins() {
        ExposedCounts map = ExposedCounts.even(SmallProblems.counts(3, SHAPE.pixels(), (l, p) -> 1), SHAPE);
        PixelBins bins = new PixelBins(SHAPE, 8);
        ExposedCounts sum = bins.sum(map);
        assertThat(sum.shape()).isEqualTo(new ImageShape(5, 7));
        assertThat(sum.exposures()[0]).isEqualTo(64);
        assertThat(sum.exposures()[6]).isEqualTo(8 * 2);
        assertThat(sum.exposures()[34]).isEqualTo(2 * 2);
        assertThat(sum.counts().pixelTotals()[34]).isEqualTo(2 * 2 * 3);
        assertThat(sum.counts().total()).isEqualTo(map.counts().total());
        assertThat(bins.completeness()[34]).isEqualTo(4 / 64.0);
        assertThat(sum.countsPerExposure()).isEqualTo(map.countsPerExposure());
    }

    @Test
    void refusesAMapOfAnotherShape() {
        ExposedCounts other = ExposedCounts.even(SmallProblems.counts(3, 12, (l, p) -> 1), new ImageShape(3, 4));
        assertThatThrownBy(() -> new PixelBins(SHAPE, 8).sum(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the bins are of " + SHAPE + ", but the map is " + other.shape());
    }

    @Test
    void givesEveryPixelTheAbundancesOfItsBin() {
        PixelBins bins = new PixelBins(SHAPE, 8);
        DMatrixRMaj ofBins = new DMatrixRMaj(35, 2);
        for (int bin = 0; bin < 35; bin++) {
            ofBins.set(bin, 0, bin);
            ofBins.set(bin, 1, -bin);
        }
        DMatrixRMaj ofPixels =
                bins.spread(new Mixture(new DMatrixRMaj(3, 2), ofBins)).abundances();
        assertThat(ofPixels.get(0, 0)).isZero();
        assertThat(ofPixels.get(8 * 50 + 49, 0)).isEqualTo(13);
        assertThat(ofPixels.get(34 * 50 - 1, 1)).isEqualTo(-34);
    }

    @Test
    void exposuresByCountsAverageToOneAndAddUpInBins() {
        ExposedCounts map = ExposedCounts.byCounts(SmallProblems.counts(2, SHAPE.pixels(), (l, p) -> p % 5), SHAPE);
        double sum = 0;
        for (double exposure : new PixelBins(SHAPE, 4).sum(map).exposures()) {
            sum += exposure;
        }
        assertThat(sum).isCloseTo(SHAPE.pixels(), within(ROUNDING));
    }

    @Test
    void pureRegionsHaveABinOfTheirOwn() {
        int[] labels = new int[SHAPE.pixels()];
        Arrays.fill(labels, 0, 3, 2);
        Arrays.fill(labels, 500, 510, 1);
        ExposedCounts map = ExposedCounts.even(SmallProblems.counts(3, SHAPE.pixels(), (l, p) -> p % 4), SHAPE)
                .withPure(PureRegions.of(labels));
        PixelBins bins = PixelBins.of(map, 8);
        ExposedCounts sum = bins.sum(map);
        assertThat(bins.bins()).isEqualTo(35 + 2);
        assertThat(sum.exposures()[0]).isEqualTo(64 - 3);
        assertThat(sum.exposures()[35]).isEqualTo(10);
        assertThat(sum.exposures()[36]).isEqualTo(3);
        assertThat(sum.counts().total()).isEqualTo(map.counts().total());
        assertThat(sum.counts().pixelTotals()[36]).isEqualTo(3 * (1 + 2));
        assertThat(bins.binOf(2)).isEqualTo(36);
        assertThat(bins.binOf(3)).isZero();
        assertThat(sum.pure().isPure(34)).isFalse();
        assertThat(sum.pure().phaseOf(35)).isZero();
        assertThat(sum.pure().phaseOf(36)).isEqualTo(1);
    }
}
