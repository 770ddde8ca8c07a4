package org.esmpy.solver.internal.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Workers;
import org.esmpy.solver.mixture.ExposedCounts;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.mixture.Scenes;
import org.esmpy.solver.prior.PureRegions;
import org.junit.jupiter.api.Test;

class RegionsTest {
    private static final ImageShape SHAPE = new ImageShape(24, 20);
    private static final double DOSE = 30;

    @Test
    void sumsConserveCountsAndExposures() {
        ExposedProblem problem = Scenes.grains(SHAPE, DOSE, 1);
        Regions regions = Regions.of(problem, Workers.single());
        ExposedCounts sums = regions.sum(problem.map());
        assertThat(sums.counts().total()).isEqualTo(problem.map().counts().total());
        assertThat(sums.counts().channelTotals())
                .isEqualTo(problem.map().counts().channelTotals());
        assertThat(sums.totalExposure()).isEqualTo(problem.map().totalExposure());
        assertThat(regions.bins()).isLessThan(SHAPE.pixels() / 8);
        assertThat(regions.completeness()).hasSize(regions.bins()).containsOnly(1);
    }

    @Test
    void everyPixelHasTheAbundancesOfItsRegion() {
        Regions regions = Regions.of(Scenes.grains(SHAPE, DOSE, 2), Workers.single());
        DMatrixRMaj ofBins = new DMatrixRMaj(regions.bins(), 1);
        for (int bin = 0; bin < regions.bins(); bin++) {
            ofBins.set(bin, 0, bin);
        }
        DMatrixRMaj ofPixels =
                regions.spread(new Mixture(new DMatrixRMaj(3, 1), ofBins)).abundances();
        for (int p = 0; p < SHAPE.pixels(); p++) {
            assertThat(ofPixels.get(p, 0)).isEqualTo(regions.binOf(p));
        }
    }

    @Test
    void pixelsOfKnownPurityAreBinsOfTheirOwnAndLeftOutOnesAreOneTogether() {
        ExposedProblem problem = Scenes.grains(SHAPE, DOSE, 3);
        int[] labels = new int[SHAPE.pixels()];
        Arrays.fill(labels, 0, 10, 2);
        Arrays.fill(labels, 200, 215, 1);
        double[] exposures = new double[SHAPE.pixels()];
        Arrays.fill(exposures, 0, 460, 1);
        ExposedCounts map =
                ExposedCounts.known(problem.map().counts(), SHAPE, exposures).withPure(PureRegions.of(labels));
        Regions regions = Regions.of(new ExposedProblem(map, problem.g(), 2), Workers.single());
        ExposedCounts sums = regions.sum(map);
        int first = regions.bins() - 2;
        assertThat(regions.purePhases()).containsExactly(0, 1);
        assertThat(sums.exposures()[first]).isEqualTo(15);
        assertThat(sums.exposures()[first + 1]).isEqualTo(10);
        assertThat(sums.pure().phaseOf(first + 1)).isEqualTo(1);
        assertThat(sums.exposures()[first - 1]).isZero();
        for (int p = 460; p < SHAPE.pixels(); p++) {
            assertThat(regions.binOf(p)).isEqualTo(first - 1);
        }
    }
}
