package org.esmpy.solver.internal.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.WorkerPool;
import org.esmpy.solver.Workers;
import org.esmpy.solver.mixture.BinSizes;
import org.esmpy.solver.mixture.ExposedCounts;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.LargeScenes;
import org.esmpy.solver.mixture.Scenes;
import org.esmpy.solver.prior.PureRegions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MosaicTest {
    /** A size that is no multiple of a tile's. */
    private static final ImageShape ODD = new ImageShape(301, 530);

    private static final double DOSE = 18;

    /** 1024 bins of 8 × 8 pixels. */
    private static final int LEAST_PIXELS = 65_536;

    @Test
    void aSmallMapStaysWhatItIs() {
        ExposedProblem problem = Scenes.grains(new ImageShape(48, 56), DOSE, 1);
        assertThat(mosaic(problem)).isSameAs(problem);
    }

    @ParameterizedTest(name = "{0} x {1}")
    @CsvSource({"301, 530", "40, 3000", "3000, 33"})
    void showsPixelsOfTheMapOnceEachWithTheirCounts(int height, int width) {
        ImageShape shape = new ImageShape(height, width);
        ExposedProblem map = LargeScenes.of(shape, DOSE, 2);
        ExposedCounts shown = mosaic(map).map();
        assertThat(shown.exposedPixels()).isBetween(LEAST_PIXELS, LEAST_PIXELS + 32 * 32);
        long[] ofMap = map.map().counts().pixelTotals();
        long[] ofMosaic = shown.counts().pixelTotals();
        boolean[] seen = new boolean[shape.pixels()];
        for (int p = 0; p < shown.pixels(); p++) {
            if (shown.exposures()[p] > 0) {
                int origin = LargeScenes.origin(shown.exposures()[p]);
                assertThat(seen[origin]).isFalse();
                seen[origin] = true;
                assertThat(ofMosaic[p]).isEqualTo(ofMap[origin]);
            } else {
                assertThat(ofMosaic[p]).isZero();
            }
        }
    }

    @Test
    void aPhaseOfFewPixelsIsThere() {
        ImageShape shape = new ImageShape(512, 512);
        ExposedCounts shown = mosaic(LargeScenes.of(shape, DOSE, 3)).map();
        assertThat(shown.exposedPixels()).isLessThan(shape.pixels() / 3);
        double inMap = 0;
        for (int p = 0; p < shape.pixels(); p++) {
            inMap += LargeScenes.phase(shape, p) == LargeScenes.RARE ? 1 : 0;
        }
        double inMosaic = Arrays.stream(shown.exposures())
                .filter(exposure -> exposure > 0)
                .filter(exposure -> LargeScenes.phase(shape, LargeScenes.origin(exposure)) == LargeScenes.RARE)
                .count();
        assertThat(inMap / shape.pixels()).isLessThan(0.0031);
        assertThat(inMosaic / inMap).isGreaterThan(0.5);
    }

    @Test
    void pixelsThatAreKnownToBePureAreThere() {
        ExposedProblem map = LargeScenes.of(ODD, DOSE, 4);
        int[] labels = new int[ODD.pixels()];
        Arrays.fill(labels, ODD.pixel(299, 500), ODD.pixel(299, 512), 2);
        ExposedCounts known = map.map().withPure(PureRegions.of(labels));
        ExposedCounts shown =
                mosaic(new ExposedProblem(known, map.bases(), map.phases())).map();
        int pure = 0;
        for (int p = 0; p < shown.pixels(); p++) {
            pure += shown.pure().isPure(p) && shown.pure().phaseOf(p) == 1 ? 1 : 0;
        }
        assertThat(pure).isEqualTo(12);
    }

    @Test
    void theNumberOfThreadsDecidesNothing() {
        ExposedProblem map = LargeScenes.of(ODD, DOSE, 5);
        try (WorkerPool three = new WorkerPool(3)) {
            assertThat(Mosaic.of(map, new BinSizes(map), three).of(map).map().exposures())
                    .isEqualTo(mosaic(map).map().exposures());
            assertThat(regions(map, three)).isEqualTo(regions(map, Workers.single()));
        }
    }

    /** Regions of several tiles are numbered as those of one, and end with the tiles. */
    @Test
    void regionsOfALargeOddMapAreNumberedInTheOrderOfTheirPixels() {
        int[] regions = regions(LargeScenes.of(ODD, DOSE, 6), Workers.single());
        int[] tileOf = new int[ODD.pixels()];
        int next = 0;
        for (int p = 0; p < regions.length; p++) {
            assertThat(regions[p]).isBetween(0, next);
            int tile = ODD.binOf(p, AlikePixels.TILE);
            if (regions[p] == next) {
                tileOf[next++] = tile;
            }
            assertThat(tile).isEqualTo(tileOf[regions[p]]);
        }
        assertThat(next).isGreaterThan(6).isLessThan(ODD.pixels() / 20);
    }

    private static ExposedProblem mosaic(ExposedProblem map) {
        return Mosaic.of(map, new BinSizes(map), Workers.single()).of(map);
    }

    private static int[] regions(ExposedProblem map, Workers workers) {
        Regions regions = Regions.of(map, workers);
        int[] binOf = new int[map.map().pixels()];
        Arrays.setAll(binOf, regions::binOf);
        return binOf;
    }
}
