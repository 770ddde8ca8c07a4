package org.esmpy.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.catalog.SolverCatalog;
import org.esmpy.solver.fit.Fit;
import org.esmpy.solver.fit.FitResult;
import org.esmpy.solver.fit.StoppingRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Penalties by their definition, and what their strengths are relative to. */
class PenaltiesTest {
    private static final double REL = 1e-10;

    /** Both fits are converged to 1e-9 nat, seen through a square root. */
    private static final double SAME_MAP = 1e-4;

    private static final int WIDTH = 9;
    private static final int TWICE = 2 * WIDTH + 1;
    private static final ImageShape SHAPE = new ImageShape(8, WIDTH);

    private static final DMatrixRMaj WEIGHTS =
            new DMatrixRMaj(new double[][] {{2, 0.3}, {0.5, 1.6}, {1, 1}, {0.2, 0.9}});

    static Stream<Regularizer> penalties() {
        return Stream.of(
                new Regularizer.LaplacianH(0.03),
                new Regularizer.TotalVariationH(0.03, 0.1),
                new Regularizer.LogSparsityH(0.002, 0.05),
                new Regularizer.LogSparsityW(2e-4, 0.05));
    }

    @Test
    void areThoseOfTheirDefinition() {
        for (Constraint sum : List.of(new Constraint.SimplexH(), new Constraint.SimplexW(0, 2, 3))) {
            Problem problem = SmallProblems.poisson(SHAPE, 25, 8, 2, 2, sum);
            DMatrixRMaj g = SmallProblems.basis(problem).orElseThrow().g();
            double counts = problem.countsPerPixel();
            double unit = sum instanceof Constraint.SimplexH
                    ? 1
                    : counts / ((columnSum(g, 0) + columnSum(g, 2) + columnSum(g, 3)) / 3);
            Factors factors = start(problem, SmallProblems.start(problem, 2)).factors();
            double expected = laplacian(factors.h(), unit, counts * 0.03)
                    + variation(factors.h(), unit, counts * 0.04, 0.1)
                    + logH(factors.h(), unit, counts * 0.7, 0.1)
                    + logW(g, factors.w(), unit / counts, problem.counts().total() * 0.2, 0.05);
            Problem penalised = problem.withRegularizers(List.of(
                    new Regularizer.LaplacianH(0.03),
                    new Regularizer.TotalVariationH(0.04, 0.1),
                    new Regularizer.LogSparsityH(0.7, 0.1),
                    new Regularizer.LogSparsityW(0.2, 0.05)));
            double actual = start(penalised, factors).objectiveNats()
                    - start(problem, factors).objectiveNats();
            assertThat(actual).as("%s", sum).isCloseTo(expected, within(REL * Math.abs(expected) + REL * counts));
        }
    }

    /** Ten times the counts in every channel of every pixel, W ten times as large: the same maps. */
    @ParameterizedTest
    @MethodSource("penalties")
    void theSameStrengthMeansTheSameMapsAtAnotherDose(Regularizer penalty) {
        Problem low = scene(1).withRegularizers(List.of(penalty));
        Problem high =
                new Problem(scaled(low.counts(), 10), SHAPE, low.model(), 2, low.constraints(), low.regularizers());
        Factors start = SmallProblems.start(low, 3);
        DMatrixRMaj w = start.w().copy();
        CommonOps_DDRM.scale(10, w);
        FitResult few = fit(low, start);
        FitResult many = fit(high, new Factors(w, start.h()));
        assertSameMaps(many.factors().h(), few.factors().h(), WIDTH);
        assertThat(departure(few.factors().h(), fit(scene(1), start).factors().h()))
                .as("what the penalty changes")
                .isGreaterThan(100 * SAME_MAP);
    }

    /** The image twice, side by side, with a masked column between. */
    @ParameterizedTest
    @MethodSource("penalties")
    void theSameStrengthMeansTheSameMapsOfALargerImage(Regularizer penalty) {
        Problem small = scene(1).withRegularizers(List.of(penalty));
        BitSet between = new BitSet();
        for (int y = 0; y < SHAPE.height(); y++) {
            between.set(y * TWICE + WIDTH);
        }
        Problem large = new Problem(
                        twice(small.counts()),
                        new ImageShape(SHAPE.height(), TWICE),
                        small.model(),
                        2,
                        small.constraints(),
                        small.regularizers())
                .masked(between, new BitSet());
        Factors start = SmallProblems.start(small, 3);
        DMatrixRMaj h = new DMatrixRMaj(2, SHAPE.height() * TWICE);
        for (int p = 0; p < h.getNumCols(); p++) {
            h.set(0, p, start.h().get(0, original(p)));
            h.set(1, p, start.h().get(1, original(p)));
        }
        FitResult one = fit(small, start);
        FitResult two = fit(large, new Factors(start.w(), h));
        assertSameMaps(two.factors().h(), one.factors().h(), TWICE);
    }

    /** Two pure halves of an image: smoothing blurs the edge, total variation of the same reach does not. */
    @Test
    void totalVariationKeepsEdgesThatALaplacianBlurs() {
        Problem scene = scene(4).withConstraints(List.of(new Constraint.SimplexH(), new Constraint.FixedW(WEIGHTS)));
        Factors start = SmallProblems.start(scene, 3);
        DMatrixRMaj smooth = fit(scene.withRegularizers(List.of(new Regularizer.LaplacianH(0.3))), start)
                .factors()
                .h();
        DMatrixRMaj edges = fit(scene.withRegularizers(List.of(new Regularizer.TotalVariationH(0.08, 0.02))), start)
                .factors()
                .h();
        assertThat(step(edges)).isGreaterThan(1.4 * step(smooth));
        assertThat(roughness(edges)).isLessThan(roughness(smooth));
    }

    @Test
    void refuseStrengthsAndScalesThatMakeNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Regularizer.LaplacianH(-1))
                .withMessageStartingWith("a Laplacian needs a strength of 0 to 1000000.0 nats per count, got -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Regularizer.LaplacianH(1e300))
                .withMessageContaining("got 1.0E300");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Regularizer.TotalVariationH(1, 0))
                .withMessage("total variation needs a positive finite delta, got 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Regularizer.LogSparsityW(Double.NaN, 1))
                .withMessageContaining("NaN");
    }

    /** Two halves of the image, all of one phase each, at 25 channels. */
    private static Problem scene(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DMatrixRMaj g = SmallProblems.uniform(25, 4, 0, 0.2, random);
        for (int l = 0; l < 25; l++) {
            g.set(l, l % 4, 1);
        }
        DMatrixRMaj h = new DMatrixRMaj(2, SHAPE.pixels());
        for (int p = 0; p < SHAPE.pixels(); p++) {
            h.set(0, p, p % WIDTH < 4 ? 0.8 : 0.2);
            h.set(1, p, 1 - h.get(0, p));
        }
        return SmallProblems.poisson(SHAPE, g, new Factors(WEIGHTS, h), random, new Constraint.SimplexH());
    }

    private static FitResult fit(Problem problem, Factors start) {
        return Fit.of(problem, SolverCatalog.defaults().create("newton"))
                .start(start)
                .until(StoppingRules.anyOf(StoppingRules.certified(1e-9), StoppingRules.iterations(400)))
                .run();
    }

    private static SolverRun start(Problem problem, Factors start) {
        return SolverCatalog.defaults()
                .create("mu")
                .start(problem, SmallProblems.basis(problem), start, Workers.single());
    }

    private static void assertSameMaps(DMatrixRMaj actual, DMatrixRMaj expected, int width) {
        for (int y = 0; y < SHAPE.height(); y++) {
            for (int x = 0; x < WIDTH; x++) {
                assertThat(actual.get(0, y * width + x))
                        .as("row %d, column %d", y, x)
                        .isCloseTo(expected.get(0, y * WIDTH + x), within(SAME_MAP));
            }
        }
    }

    private static double departure(DMatrixRMaj a, DMatrixRMaj b) {
        double worst = 0;
        for (int i = 0; i < a.getNumElements(); i++) {
            worst = Math.max(worst, Math.abs(a.data[i] - b.data[i]));
        }
        return worst;
    }

    /** Mean difference across the edge between columns 3 and 4. */
    private static double step(DMatrixRMaj h) {
        double sum = 0;
        for (int y = 0; y < SHAPE.height(); y++) {
            sum += (h.get(0, y * WIDTH + 3) - h.get(0, y * WIDTH + 4)) / SHAPE.height();
        }
        return Math.abs(sum);
    }

    /** Mean difference of vertical neighbours, which belong to one phase. */
    private static double roughness(DMatrixRMaj h) {
        double sum = 0;
        for (int p = 0; p < SHAPE.pixels() - WIDTH; p++) {
            sum += Math.abs(h.get(0, p) - h.get(0, p + WIDTH)) / (SHAPE.pixels() - WIDTH);
        }
        return sum;
    }

    private static double laplacian(DMatrixRMaj h, double unit, double strength) {
        double sum = 0;
        for (int[] pair : pairs()) {
            sum += pair[2] == 1 ? strength / 2 * Math.pow(distance(h, pair, unit), 2) : 0;
        }
        return sum;
    }

    private static double variation(DMatrixRMaj h, double unit, double strength, double delta) {
        double sum = 0;
        for (int[] pair : pairs()) {
            double r = distance(h, pair, unit);
            double huber = r < delta ? r * r / (2 * delta) : r - delta / 2;
            sum += (Math.sqrt(2) - 1) * strength * huber / Math.sqrt(pair[2]);
        }
        return sum;
    }

    private static double logH(DMatrixRMaj h, double unit, double strength, double epsilon) {
        double sum = 0;
        for (double value : h.getData()) {
            sum += strength * Math.log(value / unit + epsilon);
        }
        return sum;
    }

    private static double logW(DMatrixRMaj g, DMatrixRMaj w, double perCount, double strength, double epsilon) {
        double sum = 0;
        for (int c = 0; c < w.getNumRows(); c++) {
            for (int k = 0; k < w.getNumCols(); k++) {
                sum += strength * Math.log(w.get(c, k) * columnSum(g, c) * perCount + epsilon);
            }
        }
        return sum;
    }

    private static double distance(DMatrixRMaj h, int[] pair, double unit) {
        return Math.hypot(h.get(0, pair[0]) - h.get(0, pair[1]), h.get(1, pair[0]) - h.get(1, pair[1])) / unit;
    }

    /** Neighbours and the square of their distance, 1 or 2. */
    private static List<int[]> pairs() {
        List<int[]> pairs = new ArrayList<>();
        for (int p = 0; p < SHAPE.pixels(); p++) {
            for (int q = 0; q < p; q++) {
                int dy = Math.abs(p / WIDTH - q / WIDTH);
                int dx = Math.abs(p % WIDTH - q % WIDTH);
                if (dx <= 1 && dy <= 1) {
                    pairs.add(new int[] {p, q, dx + dy});
                }
            }
        }
        return pairs;
    }

    private static double columnSum(DMatrixRMaj g, int column) {
        double sum = 0;
        for (int l = 0; l < g.getNumRows(); l++) {
            sum += g.get(l, column);
        }
        return sum;
    }

    private static CountMatrix scaled(CountMatrix counts, int factor) {
        int[][] dense = dense(counts);
        return SmallProblems.counts(counts.channels(), counts.pixels(), (l, p) -> factor * dense[p][l]);
    }

    private static CountMatrix twice(CountMatrix counts) {
        int[][] dense = dense(counts);
        return SmallProblems.counts(counts.channels(), SHAPE.height() * TWICE, (l, p) -> dense[original(p)][l]);
    }

    /** The pixel of which a pixel of the large image is a copy. */
    private static int original(int pixel) {
        return pixel / TWICE * WIDTH + pixel % TWICE % (WIDTH + 1) % WIDTH;
    }

    private static int[][] dense(CountMatrix counts) {
        int[][] dense = new int[counts.pixels()][counts.channels()];
        for (int p = 0; p < counts.pixels(); p++) {
            int[] row = dense[p];
            counts.forEach(p, (l, x) -> row[l] = x);
        }
        return dense;
    }
}
