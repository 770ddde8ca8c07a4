package org.esmpy.solver.internal.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntBinaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.Workers;
import org.esmpy.solver.mixture.Scenes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlikePixelsTest {
    /** Rates of two materials in the four channels of an identity basis. */
    private static final double[][] MATERIALS = {{0.4, 0.4, 0.1, 0.1}, {0.1, 0.2, 0.6, 0.1}};

    /** Share of a map's pixels that few counts may put on the wrong side of a boundary. */
    private static final double MISPLACED = 0.02;

    @ParameterizedTest(name = "layers of {0} pixels, {1} counts")
    @CsvSource({"1, 100", "2, 60", "3, 40"})
    void keepsThinLayersApart(int thick, double dose) {
        ImageShape shape = new ImageShape(24, 40);
        int[] materials = new int[shape.pixels()];
        for (int p = 0; p < materials.length; p++) {
            int row = p / shape.width();
            materials[p] = row >= 10 && row < 10 + thick ? 1 : 0;
        }
        int[] regions = regions(shape, materials, dose, 3);
        assertThat((double) misplaced(regions, materials)).isLessThan(MISPLACED * shape.pixels());
        int[] layer = new int[shape.width()];
        Arrays.setAll(layer, x -> regions[shape.pixel(10, x)]);
        assertThat(Arrays.stream(layer).distinct().count()).isLessThan(shape.width() / 4);
    }

    @Test
    void comparesCompositionsNotHowBrightPixelsAre() {
        ImageShape wedge = new ImageShape(12, 30);
        int[] regions = regions(
                wedge, counts(wedge, (l, p) -> (1 + p % wedge.width()) * (int) (10 * MATERIALS[0][l])), ones(wedge));
        assertThat(regions).containsOnly(0);
    }

    @Test
    void pixelsWithoutExposureBelongToNoRegionAndKeepIslandsApart() {
        ImageShape shape = new ImageShape(6, 9);
        double[] exposures = ones(shape);
        for (int y = 0; y < shape.height(); y++) {
            exposures[shape.pixel(y, 4)] = 0;
        }
        int[] regions = regions(shape, counts(shape, (l, p) -> (int) (10 * MATERIALS[0][l])), exposures);
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                assertThat(regions[shape.pixel(y, x)]).isEqualTo(x == 4 ? -1 : x < 4 ? 0 : 1);
            }
        }
    }

    /** A pixel without counts is nothing strange at 3 counts per pixel, a row of them is. */
    @Test
    void anEmptyPixelIsNoiseButVacuumIsNot() {
        ImageShape shape = new ImageShape(9, 12);
        int[] regions = regions(shape, counts(shape, (l, p) -> p / 12 == 4 || p == 20 || l == 3 ? 0 : 1), ones(shape));
        assertThat(regions[20]).isEqualTo(regions[0]);
        assertThat(Arrays.stream(regions, 48, 60).distinct()).hasSize(1);
        assertThat(regions[48]).isNotEqualTo(regions[0]);
        assertThat(regions[60]).isNotEqualTo(regions[0]).isNotEqualTo(regions[48]);
    }

    @ParameterizedTest(name = "{0} x {1}")
    @CsvSource({"1, 60", "60, 1", "1, 1", "7, 9"})
    void takesMapsOfAnyShapeAndNumbersRegionsFromTheFirstPixel(int height, int width) {
        ImageShape shape = new ImageShape(height, width);
        int[] materials = new int[shape.pixels()];
        Arrays.setAll(materials, p -> 2 * p < materials.length ? 0 : 1);
        int[] regions = regions(shape, materials, 200, 7);
        assertThat(misplaced(regions, materials)).isZero();
        int next = 0;
        for (int region : regions) {
            assertThat(region).isBetween(0, next);
            next = Math.max(next, region + 1);
        }
    }

    @Test
    void aMapWithoutCountsIsOneRegion() {
        ImageShape shape = new ImageShape(3, 4);
        CountMatrix nothing = counts(shape, (l, p) -> 0);
        ChannelGroups groups = ChannelGroups.of(identity(), new double[4]);
        assertThat(groups.size()).isZero();
        assertThat(AlikePixels.regions(nothing, shape, ones(shape), groups, Workers.single()))
                .containsOnly(0);
    }

    /** Continuum under no peak says the same in every channel; peaks say something else each. */
    @Test
    void channelsThatSayTheSameAreOneGroup() {
        DMatrixRMaj g = Scenes.g();
        double[] rates = new double[g.getNumRows()];
        for (int l = 0; l < rates.length; l++) {
            for (int c = 0; c < g.getNumCols(); c++) {
                rates[l] += g.get(l, c);
            }
        }
        ChannelGroups groups = ChannelGroups.of(g, rates);
        assertThat(groups.size()).isBetween(g.getNumCols(), 4 * g.getNumCols());
        double[] ones = new double[rates.length];
        Arrays.fill(ones, 1);
        assertThat(Arrays.stream(groups.sums(ones, 1, 1)).sum()).isEqualTo(rates.length);
    }

    private static int[] regions(ImageShape shape, int[] materials, double dose, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return regions(shape, counts(shape, (l, p) -> poisson(dose * MATERIALS[materials[p]][l], random)), ones(shape));
    }

    private static int[] regions(ImageShape shape, CountMatrix counts, double[] exposures) {
        double[] rates = Arrays.stream(counts.channelTotals()).asDoubleStream().toArray();
        return AlikePixels.regions(counts, shape, exposures, ChannelGroups.of(identity(), rates), Workers.single());
    }

    /** Pixels whose region is mostly of the other material. */
    private static int misplaced(int[] regions, int[] materials) {
        int[] balance = new int[1 + Arrays.stream(regions).max().orElseThrow()];
        for (int p = 0; p < regions.length; p++) {
            balance[regions[p]] += materials[p] == 0 ? 1 : -1;
        }
        int misplaced = 0;
        for (int p = 0; p < regions.length; p++) {
            misplaced += (balance[regions[p]] > 0) == (materials[p] == 0) ? 0 : 1;
        }
        return misplaced;
    }

    private static CountMatrix counts(ImageShape shape, IntBinaryOperator count) {
        return SmallProblems.counts(4, shape.pixels(), count);
    }

    private static DMatrixRMaj identity() {
        DMatrixRMaj g = new DMatrixRMaj(4, 4);
        for (int i = 0; i < 4; i++) {
            g.set(i, i, 1);
        }
        return g;
    }

    private static double[] ones(ImageShape shape) {
        double[] ones = new double[shape.pixels()];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static int poisson(double rate, SplittableRandom random) {
        double left = Math.exp(-rate);
        int count = -1;
        for (double product = 1; product > left; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
