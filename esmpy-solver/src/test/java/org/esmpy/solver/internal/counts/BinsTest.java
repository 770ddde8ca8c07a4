package org.esmpy.solver.internal.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;
import org.junit.jupiter.api.Test;

class BinsTest {
    @Test
    void sumsTheCountsOfEachBinAndKnowsIncompleteOnes() {
        Bins bins = Bins.of(problem(new ImageShape(34, 50)), 8);
        assertThat(bins.shape()).isEqualTo(new ImageShape(5, 7));
        assertThat(bins.pixels(0)).isEqualTo(64);
        assertThat(bins.pixels(6)).isEqualTo(8 * 2);
        assertThat(bins.pixels(34)).isEqualTo(2 * 2);
        assertThat(bins.counts().pixelTotals()[34]).isEqualTo(2 * 2 * 3);
        assertThat(IntStream.range(0, 35).map(bins::pixels).sum()).isEqualTo(34 * 50);
    }

    @Test
    void givesEveryPixelTheValueOfItsBin() {
        Bins bins = Bins.of(problem(new ImageShape(34, 50)), 8);
        DMatrixRMaj ofBins = new DMatrixRMaj(1, 35);
        for (int bin = 0; bin < 35; bin++) {
            ofBins.set(0, bin, bin);
        }
        DMatrixRMaj ofPixels = bins.spread(ofBins);
        assertThat(ofPixels.get(0, 0)).isZero();
        assertThat(ofPixels.get(0, 8 * 50 + 49)).isEqualTo(13);
        assertThat(ofPixels.get(0, 34 * 50 - 1)).isEqualTo(34);
    }

    @Test
    void keepsEnoughBinsInSmallImages() {
        assertThat(Bins.of(problem(new ImageShape(9, 9)), 8).shape()).isEqualTo(new ImageShape(5, 5));
        assertThat(Bins.of(problem(new ImageShape(3, 3)), 8).shape()).isEqualTo(new ImageShape(3, 3));
    }

    @Test
    void maskedPixelsDoNotBelongToABin() {
        BitSet masked = new BitSet();
        masked.set(0);
        masked.set(51);
        Bins bins = Bins.of(problem(new ImageShape(34, 50)).masked(masked, new BitSet()), 8);
        assertThat(bins.pixels(0)).isEqualTo(62);
        assertThat(bins.pixels(1)).isEqualTo(64);
    }

    private static Problem problem(ImageShape shape) {
        return new Problem(
                SmallProblems.counts(3, shape.pixels(), (l, p) -> 1), shape, Optional.empty(), 1, List.of(), List.of());
    }
}
