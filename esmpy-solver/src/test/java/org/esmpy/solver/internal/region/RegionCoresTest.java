package org.esmpy.solver.internal.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Workers;
import org.esmpy.solver.mixture.ExposedCounts;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.mixture.Scenes;
import org.esmpy.solver.prior.PureRegions;
import org.junit.jupiter.api.Test;

class RegionCoresTest {
    private static final ImageShape SHAPE = new ImageShape(32, 32);
    private static final int SIZE = 8;

    private static final double DOSE = 400;

    private final ExposedProblem problem = Scenes.grains(SHAPE, DOSE, 1);
    private final Regions regions = Regions.of(problem, Workers.single());

    private static int phaseAt(int pixel) {
        return (pixel / SHAPE.width() / 8 + 2 * (pixel % SHAPE.width() / 8)) % 4 == 0 ? 1 : 0;
    }

    private static PureRegions grains() {
        int[] phases = new int[SHAPE.pixels()];
        Arrays.setAll(phases, RegionCoresTest::phaseAt);
        return PureRegions.ofPhases(phases);
    }

    private static boolean isInside(int pixel) {
        int x = pixel % SHAPE.width();
        int y = pixel / SHAPE.width();
        int phase = phaseAt(pixel);
        return (x == 0 || phaseAt(pixel - 1) == phase)
                && (x == SHAPE.width() - 1 || phaseAt(pixel + 1) == phase)
                && (y == 0 || phaseAt(pixel - SHAPE.width()) == phase)
                && (y == SHAPE.height() - 1 || phaseAt(pixel + SHAPE.width()) == phase);
    }

    /** Whether a pixel is at a border of a region that has others. */
    private boolean isCutOff(int pixel) {
        return !isInside(pixel)
                && IntStream.range(0, SHAPE.pixels())
                        .anyMatch(p -> regions.binOf(p) == regions.binOf(pixel) && isInside(p));
    }

    @Test
    void insidesOfOnePhaseAreOneBinAndBordersOfAllPhasesShareSquares() {
        RegionCores cores = RegionCores.of(regions, grains(), SIZE);
        assertThat(cores.purePhases()).containsExactly(0, 1);
        for (int p = 0; p < SHAPE.pixels(); p++) {
            int bin = cores.binOf(p);
            assertThat(cores.isPure(bin)).isEqualTo(!isCutOff(p));
            assertThat(cores.isBorder(bin)).isEqualTo(isCutOff(p));
            if (!isCutOff(p)) {
                assertThat(bin).isEqualTo(cores.bins() - 2 + phaseAt(p));
            } else if (p % SIZE < SIZE - 1 && isCutOff(p + 1)) {
                assertThat(cores.binOf(p + 1)).isEqualTo(bin);
            }
        }
    }

    @Test
    void sumsConserveCountsAndExposuresAndSayWhatIsPure() {
        RegionCores cores = RegionCores.of(regions, grains(), SIZE);
        ExposedCounts sums = cores.sum(problem.map());
        assertThat(sums.counts().total()).isEqualTo(problem.map().counts().total());
        assertThat(sums.totalExposure()).isEqualTo(problem.map().totalExposure());
        assertThat(sums.pure().phaseOf(cores.bins() - 2)).isZero();
        assertThat(sums.pure().phaseOf(cores.bins() - 1)).isEqualTo(1);
        assertThat(sums.pure().isPure(cores.bins() - 3)).isFalse();
    }

    @Test
    void borderPixelsOfAMapHoldThePhaseOfTheirSide() {
        RegionCores cores = RegionCores.of(regions, grains(), SIZE);
        DMatrixRMaj even = new DMatrixRMaj(SHAPE.pixels(), 2);
        even.fill(0.5);
        DMatrixRMaj apart = cores.apart(new Mixture(Scenes.blended(DOSE), even)).abundances();
        for (int p = 0; p < SHAPE.pixels(); p++) {
            assertThat(apart.get(p, phaseAt(p))).isEqualTo(isCutOff(p) ? 1 : 0.5);
        }
    }

    /** A phase of single pixels has no inside: cutting its borders off would leave nothing of it. */
    @Test
    void aPhaseThatIsMostlyBorderStaysWhole() {
        int[] phases = new int[SHAPE.pixels()];
        Arrays.setAll(phases, p -> p % SHAPE.width() == 9 ? 1 : 0);
        RegionCores cores = RegionCores.of(regions, PureRegions.ofPhases(phases), SIZE);
        for (int p = 0; p < SHAPE.pixels(); p++) {
            boolean isNext = p % SHAPE.width() == 8 || p % SHAPE.width() == 10;
            assertThat(cores.isBorder(cores.binOf(p))).isEqualTo(isNext);
        }
    }

    @Test
    void whatIsNotPureStaysAsItIs() {
        int[] none = new int[SHAPE.pixels()];
        Arrays.fill(none, -1);
        RegionCores cores = RegionCores.of(regions, PureRegions.ofPhases(none), SIZE);
        assertThat(cores.bins()).isEqualTo(regions.bins());
        for (int p = 0; p < SHAPE.pixels(); p++) {
            assertThat(cores.binOf(p)).isEqualTo(regions.binOf(p));
        }
    }
}
