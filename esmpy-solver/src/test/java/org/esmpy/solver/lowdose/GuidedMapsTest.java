package org.esmpy.solver.lowdose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Workers;
import org.esmpy.solver.heldout.CountThinning;
import org.esmpy.solver.lowdose.SpatialSearch.Tried;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ExposedCounts;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.mixture.Scenes;
import org.esmpy.solver.mixture.SpatialPrior;
import org.esmpy.solver.mixture.TotalVariationRefiner;
import org.esmpy.solver.prior.GuideImage;
import org.esmpy.solver.prior.Priors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Layers of three pixels at 18 counts per pixel, whose maps a guide may help to find. */
class GuidedMapsTest {
    private static final ImageShape SHAPE = new ImageShape(48, 56);
    private static final double DOSE = 18;
    private static final double EPSILON = 0.05;
    private static final int LAYER = 3;

    /** What a wrong guide may cost: issue 16 allows a mean absolute error that is 5 % larger. */
    private static final double MOST = 1.05;

    /** Grey values differ by 1 between the phases; the noise of a pixel is a fifth of it. */
    private static final double GREY_NOISE = 0.2;

    @ParameterizedTest(name = "seed {0}, noise {1}")
    @CsvSource({"1, 0", "2, 0", "1, " + GREY_NOISE, "2, " + GREY_NOISE})
    void aGuideThatShowsThePhasesMakesTheMapsBetter(long seed, double noise) {
        ExposedProblem plain = layers(seed);
        RandomGenerator random = new SplittableRandom(seed);
        double[] grey = new double[SHAPE.pixels()];
        for (int p = 0; p < grey.length; p++) {
            grey[p] = phase(p) + noise * random.nextGaussian();
        }
        Maps maps = maps(guided(plain, grey), seed);
        assertThat(maps.prior.guided()).isTrue();
        assertThat(maps.error).isLessThan(0.8 * maps(plain, seed).error);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noiseAsAGuideDoesNotHurt(long seed) {
        RandomGenerator random = new SplittableRandom(100 + seed);
        double[] noise = new double[SHAPE.pixels()];
        for (int p = 0; p < noise.length; p++) {
            noise[p] = random.nextGaussian();
        }
        assertDoesNotHurt(noise, seed);
    }

    /** The layers of another place, and columns across them. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aWrongImageDoesNotHurt(long seed) {
        double[] shifted = new double[SHAPE.pixels()];
        double[] across = new double[SHAPE.pixels()];
        for (int p = 0; p < SHAPE.pixels(); p++) {
            shifted[p] = phase((p + 2 * SHAPE.width()) % SHAPE.pixels());
            across[p] = p % SHAPE.width() / LAYER % 2;
        }
        assertDoesNotHurt(shifted, seed);
        assertDoesNotHurt(across, seed);
    }

    @Test
    void aGuideIsTriedBesideTheSameStrengthsWithoutIt() {
        ExposedProblem plain = layers(1);
        List<Tried> unguided = search(plain, 1);
        List<Tried> guided = search(guided(plain, labels()), 1);
        assertThat(unguided).noneMatch(each -> each.prior().guided());
        assertThat(guided.subList(0, unguided.size()))
                .extracting(Tried::prior)
                .containsExactlyElementsOf(unguided.stream().map(Tried::prior).toList());
        SpatialPrior best = SpatialSearch.best(unguided).prior();
        SpatialPrior twice = best.withLambda(2 * best.lambda());
        SpatialPrior four = best.withLambda(4 * best.lambda());
        assertThat(guided.subList(unguided.size(), guided.size()))
                .extracting(Tried::prior)
                .containsExactly(best.withGuide(), twice, twice.withGuide(), four, four.withGuide());
    }

    @Test
    void theReportSaysWhetherTheGuideWasUsed() {
        ExposedProblem plain = layers(1);
        LowDoseReport report = run(plain, labels(), false).report();
        assertThat(report.guided()).isTrue();
        assertThat(report.otherThanGuided()).hasValueSatisfying(other -> {
            assertThat(other.guided()).isFalse();
            assertThat(other.heldOutNats()).isNegative();
        });
        LowDoseResult fast = run(plain, labels(), true);
        assertThat(fast.report().guided()).isFalse();
        assertThat(fast.report().otherThanGuided()).isEmpty();
        assertThat(fast.warnings()).anyMatch(warning -> warning.startsWith("the guide was not used: a fast run"));
    }

    private static LowDoseResult run(ExposedProblem map, double[] guide, boolean fast) {
        Problem problem = Scenes.problem(map, new Constraint.SimplexH());
        Priors priors = Priors.none().withGuide(Optional.of(GuideImage.of(guide, SHAPE)));
        return LowDosePipeline.defaults()
                .withFast(fast)
                .run(problem, priors, 2, Workers.single(), LowDoseListener.none());
    }

    private static void assertDoesNotHurt(double[] guide, long seed) {
        ExposedProblem plain = layers(seed);
        assertThat(maps(guided(plain, guide), seed).error).isLessThan(MOST * maps(plain, seed).error);
    }

    /** Maps by the best prior, as the pipeline fits them, and their mean absolute error. */
    private static Maps maps(ExposedProblem problem, long seed) {
        SpatialPrior prior = SpatialSearch.best(search(problem, seed)).prior();
        Mixture found = TotalVariationRefiner.defaults().refine(problem, start(), prior, CancellableWorkers.single());
        double error = 0;
        for (int p = 0; p < SHAPE.pixels(); p++) {
            error += Math.abs(found.abundances().get(p, 1) - phase(p)) / SHAPE.pixels();
        }
        return new Maps(prior, error);
    }

    private record Maps(SpatialPrior prior, double error) {}

    private static List<Tried> search(ExposedProblem problem, long seed) {
        CountThinning.Halves halves = CountThinning.split(problem.map().counts(), new SplittableRandom(seed));
        SpatialPrior usual = SpatialSearch.usual(problem, 4, 3, EPSILON);
        return new SpatialSearch(TotalVariationRefiner.defaults())
                .search(problem, halves, start(), usual, CancellableWorkers.single());
    }

    private static Mixture start() {
        return Mixture.even(Scenes.blended(DOSE), SHAPE.pixels());
    }

    private static ExposedProblem guided(ExposedProblem map, double[] guide) {
        return new ExposedProblem(map.map().withGuide(GuideImage.of(guide, SHAPE)), map.g(), 2);
    }

    /** 0 and 1 for the two phases. */
    private static double[] labels() {
        return IntStream.range(0, SHAPE.pixels())
                .mapToDouble(GuidedMapsTest::phase)
                .toArray();
    }

    private static int phase(int pixel) {
        return pixel / SHAPE.width() / LAYER % 2;
    }

    private static Mixture truth() {
        DMatrixRMaj a = new DMatrixRMaj(SHAPE.pixels(), 2);
        for (int p = 0; p < SHAPE.pixels(); p++) {
            a.set(p, phase(p), 1);
        }
        return new Mixture(Scenes.blended(DOSE), a);
    }

    private static ExposedProblem layers(long seed) {
        return new ExposedProblem(
                ExposedCounts.even(Scenes.counts(Scenes.g(), truth(), new SplittableRandom(seed)), SHAPE),
                Scenes.g(),
                2);
    }
}
