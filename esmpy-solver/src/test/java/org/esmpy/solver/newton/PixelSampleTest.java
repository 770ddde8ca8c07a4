package org.esmpy.solver.newton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Regularizer;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.fit.Fit;
import org.esmpy.solver.fit.FitResult;
import org.esmpy.solver.fit.StopReason;
import org.esmpy.solver.fit.StoppingRules;
import org.esmpy.solver.internal.reduced.Scatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PixelSampleTest {
    private static final int STRIDE = 8;
    private static final int WEIGHTS = 18;
    private static final ImageShape SHAPE = new ImageShape(110, 100);

    @Test
    void holdsTheCountsStartAndConstraintsOfItsPixels() {
        DMatrixRMaj fixed = numbered(Double.NaN);
        DMatrixRMaj bounds = numbered(0);
        BitSet masked = new BitSet();
        masked.set(100, 300);
        Problem problem = problem(
                        new Constraint.SimplexH(), new Constraint.FixedH(fixed), new Constraint.LowerBoundH(bounds))
                .masked(masked, channel(7));
        int[] chosen = IntStream.range(0, SHAPE.pixels())
                .filter(p -> !masked.get(p) && Scatter.takes(p, STRIDE))
                .toArray();
        PixelSample sample = PixelSample.of(problem, STRIDE, WEIGHTS).orElseThrow();
        Problem part = sample.problem();
        double[] ht = new SplittableRandom(3).doubles(3L * SHAPE.pixels()).toArray();
        Factors factors = sample.factors(new double[WEIGHTS], ht);
        assertThat(part.counts().pixels()).isEqualTo(chosen.length).isBetween(1200, 1500);
        assertThat(part.constraint(Constraint.SimplexH.class)).isPresent();
        Constraint.Masked mask = part.constraint(Constraint.Masked.class).orElseThrow();
        assertThat(mask.pixels().isEmpty()).isTrue();
        assertThat(mask.channels()).isEqualTo(channel(7));
        for (int i = 0; i < chosen.length; i++) {
            assertThat(part.counts().pixelTotals()[i])
                    .isEqualTo(problem.counts().pixelTotals()[chosen[i]]);
            for (int k = 0; k < 3; k++) {
                assertThat(factors.h().get(k, i)).isEqualTo(Double.valueOf(ht[chosen[i] * 3 + k]));
                assertThat(part.constraint(Constraint.FixedH.class)
                                .orElseThrow()
                                .h()
                                .get(k, i))
                        .isEqualTo(Double.valueOf(fixed.get(k, chosen[i])));
                assertThat(part.constraint(Constraint.LowerBoundH.class)
                                .orElseThrow()
                                .h()
                                .get(k, i))
                        .isEqualTo(bounds.get(k, chosen[i]));
            }
        }
    }

    @Test
    void isNotTakenWhereItWouldBeTooSmallOrNeighboursAreBound() {
        Problem problem = problem(new Constraint.SimplexH());
        assertThat(PixelSample.of(problem, 1, WEIGHTS)).isEmpty();
        assertThat(PixelSample.of(problem, 100, WEIGHTS)).isEmpty();
        assertThat(PixelSample.of(problem, STRIDE, 1000)).isEmpty();
        assertThat(PixelSample.of(problem.withRegularizers(List.of(new Regularizer.LaplacianH(0.1))), STRIDE, WEIGHTS))
                .isEmpty();
        assertThat(PixelSample.of(
                        problem.withRegularizers(List.of(new Regularizer.TotalVariationH(0.1, 0.05))), STRIDE, WEIGHTS))
                .isEmpty();
        assertThat(PixelSample.of(
                        problem.withRegularizers(List.of(new Regularizer.LogSparsityH(0.01, 0.05))), STRIDE, WEIGHTS))
                .isPresent();
    }

    @Test
    void knowsWhetherItShowsEachPhase() {
        PixelSample sample = PixelSample.of(problem(new Constraint.SimplexH()), STRIDE, WEIGHTS)
                .orElseThrow();
        int columns = WEIGHTS / 3;
        double least = 100.0 * columns / sample.problem().counts().total();
        assertThat(sample.showsEach(new double[] {0.5, 0.4, 0.1}, columns)).isTrue();
        assertThat(sample.showsEach(new double[] {1, 1 - 1.01 * least, 1.01 * least}, columns))
                .isFalse();
        assertThat(sample.showsEach(new double[] {1, 1 - 2.01 * least, 2.01 * least}, columns))
                .isTrue();
        assertThat(sample.showsEach(new double[] {1, 1, 0}, columns)).isFalse();
    }

    /** What a sample would see of a phase in sixteen pixels is too little to fit its weights. */
    @Test
    void isNotTakenWhereTheStartShowsARarePhase() {
        Problem problem = problem(new Constraint.SimplexH());
        Factors common = SmallProblems.start(problem, 5);
        DMatrixRMaj h = common.h().copy();
        for (int p = 16; p < SHAPE.pixels(); p++) {
            h.add(0, p, h.get(2, p));
            h.set(2, p, 0);
        }
        assertThat(preparations(problem, common)).isPositive();
        assertThat(preparations(problem, new Factors(common.w(), h))).isZero();
    }

    private static int preparations(Problem problem, Factors start) {
        AtomicInteger seen = new AtomicInteger();
        Fit.of(problem, newton(STRIDE))
                .start(start)
                .listener(point -> point.iteration() == 0 && seen.incrementAndGet() > 0)
                .until(StoppingRules.iterations(1))
                .run();
        return seen.get();
    }

    @ParameterizedTest(name = "width {0}")
    @ValueSource(ints = {100, 512, 1000, 1024, 2048})
    void scatteredPixelsAreOneInStrideOfEveryColumnAndRow(int width) {
        for (int stride : new int[] {2, 5, 8, 31}) {
            int[] columns = new int[width];
            int[] rows = new int[width];
            for (int p = 0; p < width * width; p++) {
                if (Scatter.takes(p, stride)) {
                    columns[p % width]++;
                    rows[p / width]++;
                }
            }
            double mean = (double) width / stride;
            for (int i = 0; i < width; i++) {
                assertThat((double) columns[i])
                        .as("column %d, stride %d", i, stride)
                        .isCloseTo(mean, within(6 * Math.sqrt(mean)));
                assertThat((double) rows[i])
                        .as("row %d, stride %d", i, stride)
                        .isCloseTo(mean, within(6 * Math.sqrt(mean)));
            }
        }
    }

    /** Steps on a sample first lead to the same optimum as steps on all pixels, never up, within the constraints. */
    @ParameterizedTest(name = "{0} phases, simplex {1}, bounds {2}")
    @CsvSource({"3,true,false", "2,false,false", "3,true,true"})
    void aStartOnASampleLeadsToTheSameOptimum(int phases, boolean simplex, boolean bounds) {
        List<Constraint> constraints = new ArrayList<>();
        if (simplex) {
            constraints.add(new Constraint.SimplexH());
        }
        if (bounds) {
            constraints.add(new Constraint.LowerBoundH(numbered(0)));
        }
        Problem problem = problem(phases, constraints.toArray(Constraint[]::new));
        Factors start = SmallProblems.start(problem, 5);
        FitResult all = Fit.of(problem, newton(1)).start(start).run();
        FitResult sampled = Fit.of(problem, newton(STRIDE)).start(start).run();
        assertThat(sampled.stopReason()).isEqualTo(StopReason.CERTIFIED);
        assertThat(sampled.objectiveNats()).isLessThan(all.objectiveNats() + 0.02);
        for (int i = 1; i < sampled.trace().size(); i++) {
            assertThat(sampled.trace().get(i).objectiveNats())
                    .isLessThanOrEqualTo(sampled.trace().get(i - 1).objectiveNats() + 1e-6);
        }
        assertThat(sampled.trace().get(1).objectiveNats() - sampled.objectiveNats())
                .as("left after the first iteration, against passes over all pixels")
                .isLessThan(all.trace().get(1).objectiveNats() - all.objectiveNats());
        if (bounds) {
            for (int p = 0; p < SHAPE.pixels(); p += 17) {
                assertThat(sampled.factors().h().get(p % 3, p))
                        .isGreaterThanOrEqualTo(numbered(0).get(p % 3, p));
            }
        }
    }

    /** Steps on a sample are no iterations, but time goes by, and a fit may end before they do. */
    @Test
    void aFitCanEndWhileTheSampleIsSolved() {
        Problem problem = problem(new Constraint.SimplexH());
        Factors start = SmallProblems.start(problem, 5);
        AtomicInteger calls = new AtomicInteger();
        FitResult cancelled = Fit.of(problem, newton(STRIDE))
                .start(start)
                .listener(point -> point.iteration() == 0 && calls.incrementAndGet() < 3)
                .run();
        assertThat(cancelled.stopReason()).isEqualTo(StopReason.CANCELLED);
        assertThat(cancelled.iterations()).isZero();
        assertThat(calls).hasValue(3);
        assertThat(cancelled.factors().w().data).isEqualTo(start.w().data);
        assertThat(cancelled.warnings()).anyMatch(warning -> warning.contains("factors of the start"));
        AtomicInteger seconds = new AtomicInteger();
        FitResult late = Fit.of(problem, newton(STRIDE))
                .start(start)
                .clock(() -> Instant.ofEpochSecond(seconds.getAndIncrement()))
                .until(StoppingRules.anyOf(StoppingRules.certified(0.01), StoppingRules.seconds(4)))
                .run();
        assertThat(late.stopReason()).isEqualTo(StopReason.SECONDS);
        assertThat(late.iterations()).isZero();
        assertThat(late.trace()).hasSize(1);
        assertThat(late.seconds()).isBetween(3.9, 4.1);
    }

    /** A start at the optimum of all pixels is as good as a sample could make it: it is not left for that of the sample. */
    @Test
    void anOptimumIsNotLeftForThatOfASample() {
        Problem problem = SmallProblems.poisson(SHAPE, 25, WEIGHTS / 3, 3, 6, new Constraint.SimplexH());
        FitResult best = Fit.of(problem, newton(1))
                .start(SmallProblems.start(problem, 5))
                .run();
        AtomicInteger preparations = new AtomicInteger();
        FitResult again = Fit.of(problem, newton(STRIDE))
                .start(best.factors())
                .listener(point -> point.iteration() > 0 || preparations.incrementAndGet() > 0)
                .run();
        assertThat(again.objectiveNats()).isCloseTo(best.objectiveNats(), within(0.01));
        assertThat(preparations).hasValue(1);
        assertThat(again.iterations()).isLessThan(4);
    }

    private static ExactSolver newton(int sampleStride) {
        return (ExactSolver) new NewtonFactory().create(new NewtonOptions(10, 0, sampleStride));
    }

    private static Problem problem(Constraint... constraints) {
        return problem(3, constraints);
    }

    private static Problem problem(int phases, Constraint... constraints) {
        return SmallProblems.poisson(SHAPE, 25, WEIGHTS / 3, phases, 5, constraints);
    }

    /** A number in one entry of every seventeenth pixel, something else in the others. */
    private static DMatrixRMaj numbered(double elsewhere) {
        DMatrixRMaj matrix = new DMatrixRMaj(3, SHAPE.pixels());
        matrix.fill(elsewhere);
        for (int p = 0; p < SHAPE.pixels(); p += 17) {
            matrix.set(p % 3, p, 0.1 + p * 1e-5);
        }
        return matrix;
    }

    private static BitSet channel(int channel) {
        BitSet bits = new BitSet();
        bits.set(channel);
        return bits;
    }
}
