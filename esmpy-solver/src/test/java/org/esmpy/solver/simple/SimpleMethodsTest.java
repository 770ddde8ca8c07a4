package org.esmpy.solver.simple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimpleMethodsTest {
    private static final long SEED = 4;
    private static final int CHANNELS = 40;
    private static final ImageShape SHAPE = new ImageShape(24, 30);

    /** Spectra of three phases that overlap, 60 counts per pixel; the image is three vertical stripes of them. */
    private static Problem stripes() {
        SplittableRandom random = new SplittableRandom(SEED);
        CountMatrixBuilder counts = CountMatrix.builder(CHANNELS, SHAPE.pixels());
        for (int p = 0; p < SHAPE.pixels(); p++) {
            for (int i = 0; i < 60; i++) {
                boolean own = random.nextDouble() < 0.5;
                counts.add(own ? phase(p) * 10 + random.nextInt(10) : random.nextInt(CHANNELS), 1);
            }
            counts.endPixel();
        }
        return new Problem(counts.build(), SHAPE, Optional.empty(), 3, List.of(), List.of());
    }

    private static int phase(int pixel) {
        return pixel % SHAPE.width() / 10;
    }

    static Stream<SimpleMethod> methods() {
        return SimpleMethods.all().stream();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void factorsHaveTheirShapesAndConserveTheCounts(SimpleMethod method) {
        Factors found = method.factorise(stripes(), new SplittableRandom(SEED));
        assertThat(found.w().getNumRows()).isEqualTo(CHANNELS);
        assertThat(found.h().getNumCols()).isEqualTo(SHAPE.pixels());
        double sum = 0;
        for (int p = 0; p < SHAPE.pixels(); p++) {
            double shares = 0;
            for (int k = 0; k < 3; k++) {
                shares += found.h().get(k, p);
                sum += found.h().get(k, p) * columnSum(found.w(), k);
            }
            assertThat(method.onSimplex() ? shares : 1).as("pixel %d", p).isCloseTo(1, within(1e-12));
        }
        assertThat(sum).isCloseTo(60 * SHAPE.pixels(), within(0.01 * 60 * SHAPE.pixels()));
        assertThat(method.description()).isNotBlank();
    }

    private static double columnSum(DMatrixRMaj matrix, int column) {
        double sum = 0;
        for (int row = 0; row < matrix.getNumRows(); row++) {
            sum += matrix.get(row, column);
        }
        return sum;
    }

    /** Pixels at the two boundaries are smoothed over them; inside the stripes all are right. */
    @Test
    void kMeansFindsTheStripes() {
        DMatrixRMaj h =
                new KMeans().factorise(stripes(), new SplittableRandom(SEED)).h();
        for (int p = 0; p < SHAPE.pixels(); p++) {
            if (p % 10 > 2 && p % 10 < 7) {
                for (int k = 0; k < 3; k++) {
                    int middle = phase(p) * 10 + 5;
                    assertThat(h.get(k, p)).as("pixel %d", p).isEqualTo(h.get(k, middle));
                }
            }
        }
        assertThat(List.of(label(h, 5), label(h, 15), label(h, 25))).doesNotHaveDuplicates();
    }

    private static int label(DMatrixRMaj h, int pixel) {
        return h.get(0, pixel) == 1 ? 0 : h.get(1, pixel) == 1 ? 1 : 2;
    }

    /** Each phase of the bins has most of its counts where one stripe has. */
    @Test
    void binnedNmfFindsTheStripesAsFarAsBinsAllow() {
        DMatrixRMaj h =
                new BinnedNmf().factorise(stripes(), new SplittableRandom(SEED)).h();
        for (int stripe = 0; stripe < 3; stripe++) {
            int pixel = SHAPE.pixel(10, stripe * 10 + 5);
            int best = 0;
            for (int k = 1; k < 3; k++) {
                best = h.get(k, pixel) > h.get(best, pixel) ? k : best;
            }
            double elsewhere = h.get(best, SHAPE.pixel(10, (stripe + 1) % 3 * 10 + 5));
            assertThat(h.get(best, pixel)).as("stripe %d", stripe).isGreaterThan(3 * elsewhere);
        }
    }

    @Test
    void aMapOfOnePhaseIsOneClass() {
        Problem one = new Problem(stripes().counts(), SHAPE, Optional.empty(), 1, List.of(), List.of());
        for (SimpleMethod method : SimpleMethods.all()) {
            DMatrixRMaj w = method.factorise(one, new SplittableRandom(SEED)).w();
            assertThat(w.getNumCols()).as(method.id()).isEqualTo(1);
        }
    }
}
