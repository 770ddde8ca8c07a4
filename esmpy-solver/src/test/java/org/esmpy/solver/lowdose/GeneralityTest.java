package org.esmpy.solver.lowdose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.WorkerPool;
import org.esmpy.solver.Workers;
import org.esmpy.solver.matching.PhaseMatching;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.mixture.Scenes;
import org.esmpy.solver.prior.ExposureSource;
import org.esmpy.solver.prior.Priors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any number of phases, image and dose. */
class GeneralityTest {
    private static final int COLUMNS = 10;
    private static final int CHANNELS = 60;

    /** Rounding of sums over phases. */
    private static final double ROUNDING = 1e-9;

    @ParameterizedTest(name = "{0} phases on {1} x {2} at {3} counts per pixel")
    @CsvSource({
        "1, 8, 8, 5",
        "2, 8, 8, 10000",
        "3, 8, 8, 18",
        "4, 24, 24, 300",
        "6, 16, 22, 18",
        "7, 12, 13, 2000",
        "8, 8, 8, 5",
        "2, 1, 300, 30"
    })
    void sumsHold(int phases, int height, int width, double dose) {
        assertSums(run(patches(phases, height, width, dose), Priors.none(), Workers.single()));
    }

    @ParameterizedTest(name = "{0} phases on {1} x {2} at {3} counts per pixel")
    @CsvSource({"3, 19, 61, 18", "5, 23, 17, 50", "2, 128, 96, 5"})
    void sumsAndBitsHold(int phases, int height, int width, double dose) {
        Problem problem = patches(phases, height, width, dose);
        LowDoseResult one = run(problem, Priors.none(), Workers.single());
        assertSums(one);
        try (WorkerPool two = new WorkerPool(2)) {
            LowDoseResult again = run(problem, Priors.none(), two);
            assertThat(again.factors().w().data).isEqualTo(one.factors().w().data);
            assertThat(again.factors().h().data).isEqualTo(one.factors().h().data);
            assertThat(again.warnings()).isEqualTo(one.warnings());
        }
    }

    private static void assertSums(LowDoseResult result) {
        assertThat(Arrays.stream(result.factors().w().data).allMatch(value -> value >= 0 && Double.isFinite(value)))
                .isTrue();
        assertThat(result.divergence().nats()).isFinite().isNotNegative();
        assertThat(result.divergence().boundNats()).isFinite();
        for (int p = 0; p < result.factors().h().getNumCols(); p++) {
            assertThat(sum(result, p)).as("pixel %d", p).isCloseTo(1, within(ROUNDING));
        }
    }

    @ParameterizedTest(name = "simplex {0}")
    @ValueSource(booleans = {true, false})
    void aWedgeOfVaryingThicknessIsExplainedByItsExposure(boolean simplex) {
        ImageShape shape = new ImageShape(48, 56);
        Mixture truth = new Mixture(Scenes.twoPhases(300), Scenes.discs(shape, 0.6));
        double[] exposure = new double[shape.pixels()];
        Arrays.setAll(exposure, p -> 0.3 + 1.4 * (p % 56) / 55.0);
        Problem problem = new Problem(
                exposed(truth, exposure, 5),
                shape,
                Optional.of(SpectralModel.fixed(SmallProblems.basis(Scenes.g()))),
                2,
                simplex ? List.of(new Constraint.SimplexH()) : List.of(),
                List.of());
        Priors priors = Priors.of(SmallProblems.basis(Scenes.g()), 2)
                .exposures(Arrays.stream(exposure).map(e -> 7 * e).toArray())
                .build();
        LowDoseResult result = run(problem, priors, Workers.single());
        assertThat(PhaseMatching.farthestDeg(Scenes.g(), result.factors().w(), truth.w()))
                .isLessThan(3);
        assertThat(result.report().exposure()).isEqualTo(ExposureSource.GIVEN);
        for (int p = 0; p < shape.pixels(); p++) {
            assertThat(sum(result, p)).isCloseTo(exposure[p], within(1e-6));
        }
    }

    @ParameterizedTest(name = "every {0}th pixel")
    @ValueSource(ints = {4, 7})
    void pixelsThatAreLeftOutSayNothing(int stride) {
        ImageShape shape = new ImageShape(40, 44);
        Mixture truth = new Mixture(Scenes.twoPhases(60), Scenes.discs(shape, 0.6));
        double[] exposure = new double[shape.pixels()];
        Arrays.setAll(exposure, p -> p % stride == 0 || p < 9 * 44 ? 0 : 1);
        DMatrixRMaj spoiled = truth.abundances().copy();
        for (int p = 0; p < exposure.length; p++) {
            spoiled.set(p, 0, exposure[p] == 0 ? 0 : spoiled.get(p, 0));
            spoiled.set(p, 1, exposure[p] == 0 ? 5 : spoiled.get(p, 1));
        }
        double[] ones = new double[exposure.length];
        Arrays.fill(ones, 1);
        Problem problem = new Problem(
                exposed(new Mixture(truth.w(), spoiled), ones, stride),
                shape,
                Optional.of(SpectralModel.fixed(SmallProblems.basis(Scenes.g()))),
                2,
                List.of(new Constraint.SimplexH()),
                List.of());
        Priors priors = Priors.of(SmallProblems.basis(Scenes.g()), 2)
                .exposures(exposure)
                .build();
        LowDoseResult result = run(problem, priors, Workers.single());
        assertThat(PhaseMatching.farthestDeg(Scenes.g(), result.factors().w(), truth.w()))
                .isLessThan(4);
        for (int p = 0; p < exposure.length; p++) {
            assertThat(sum(result, p)).isCloseTo(exposure[p], within(ROUNDING));
        }
    }

    private static double sum(LowDoseResult result, int pixel) {
        double sum = 0;
        for (int k = 0; k < result.factors().phases(); k++) {
            double value = result.factors().h().get(k, pixel);
            assertThat(value).isNotNegative();
            sum += value;
        }
        return sum;
    }

    private static LowDoseResult run(Problem problem, Priors priors, Workers workers) {
        return LowDosePipeline.defaults().withFast(true).run(problem, priors, 11, workers, LowDoseListener.none());
    }

    /** Counts of a mixture whose pixels have different exposures. */
    private static CountMatrix exposed(Mixture truth, double[] exposure, long seed) {
        DMatrixRMaj a = truth.abundances().copy();
        for (int p = 0; p < a.getNumRows(); p++) {
            for (int k = 0; k < a.getNumCols(); k++) {
                a.set(p, k, exposure[p] * a.get(p, k));
            }
        }
        return Scenes.counts(Scenes.g(), new Mixture(truth.w(), a), new SplittableRandom(seed));
    }

    /** Stripes of phases with random weights, each pixel mostly one phase. */
    private static Problem patches(int phases, int height, int width, double dose) {
        ImageShape shape = new ImageShape(height, width);
        SplittableRandom random = new SplittableRandom(31L * phases + height);
        DMatrixRMaj g = SmallProblems.uniform(CHANNELS, COLUMNS, 0, 0.02, random);
        for (int l = 0; l < CHANNELS; l++) {
            g.add(l, l * COLUMNS / CHANNELS, 0.1);
        }
        DMatrixRMaj w = SmallProblems.simplex(COLUMNS, phases, random);
        for (int i = 0; i < w.getNumElements(); i++) {
            w.data[i] *= dose;
        }
        DMatrixRMaj a = new DMatrixRMaj(shape.pixels(), phases);
        for (int p = 0; p < a.getNumRows(); p++) {
            int main = (p / shape.width() + p % shape.width()) / 5 % phases;
            for (int k = 0; k < phases; k++) {
                a.set(p, k, k == main ? 0.8 + 0.2 / phases : 0.2 / phases);
            }
        }
        return new Problem(
                Scenes.counts(g, new Mixture(w, a), random),
                shape,
                Optional.of(SpectralModel.fixed(SmallProblems.basis(g))),
                phases,
                List.of(new Constraint.SimplexH()),
                List.of());
    }
}
