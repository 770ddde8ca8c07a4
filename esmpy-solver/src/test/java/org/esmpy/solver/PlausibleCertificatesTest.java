package org.esmpy.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.fit.Fit;
import org.esmpy.solver.fit.FitResult;
import org.esmpy.solver.fit.StoppingRules;
import org.esmpy.solver.leastsquares.HalsFactory;
import org.esmpy.solver.multiplicative.SquaremFactory;
import org.esmpy.solver.newton.NewtonFactory;
import org.esmpy.solver.uncertainty.StandardErrors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What certificates say about data that determine next to nothing. */
class PlausibleCertificatesTest {
    private static final ImageShape SHAPE = new ImageShape(12, 12);

    /** Rounding of a sum over all counts. */
    private static final double REL = 1e-9;

    /** Pixels that are all the same do not tell phases apart: every curvature between these is rounding. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void promiseNoMoreThanTheObjectiveWherePixelsAreAlike(long seed) {
        Problem drawn = SmallProblems.poisson(SHAPE, 60, 7, 2, seed, new Constraint.SimplexH());
        long[] totals = drawn.counts().channelTotals();
        Problem problem = new Problem(
                SmallProblems.counts(60, SHAPE.pixels(), (l, p) -> (int) (totals[l] / SHAPE.pixels())),
                SHAPE,
                drawn.model(),
                2,
                drawn.constraints(),
                List.of());
        FitResult result = Fit.of(problem, new NewtonFactory().createDefault())
                .start(SmallProblems.start(problem, seed))
                .until(StoppingRules.anyOf(StoppingRules.certified(0.01), StoppingRules.iterations(60)))
                .run();
        assertThat(result.certificate().hBoundNats()).as("seed %d", seed).isBetween(0.0, result.objectiveNats());
        assertThat(result.certificate().predictedDecreaseNats().orElseThrow())
                .as("seed %d", seed)
                .isBetween(0.0, result.objectiveNats());
        assertThat(StandardErrors.of(problem, result).leftNats())
                .as("seed %d", seed)
                .isBetween(0.0, result.objectiveNats());
    }

    /** A phase without any counts has a Gram matrix of next to nothing, whose inverse says nothing. */
    @Test
    void promiseNoMoreThanTheObjectiveWhereAPhaseIsEmpty() {
        Problem drawn = SmallProblems.poisson(SHAPE, 25, 8, 2, 3);
        Solver solver = new HalsFactory().createDefault();
        Problem problem = solver.accept(drawn);
        Factors start = SmallProblems.start(problem, 3);
        DMatrixRMaj w = start.w();
        for (int c = 0; c < w.getNumRows(); c++) {
            w.set(c, 1, 0);
        }
        DMatrixRMaj h = start.h();
        for (int p = 0; p < h.getNumCols(); p++) {
            h.set(1, p, 0);
        }
        FitResult result = Fit.of(problem, solver)
                .start(new Factors(w, h))
                .until(StoppingRules.iterations(3))
                .run();
        assertThat(result.certificate().hBoundNats()).isBetween(0.0, result.objectiveNats());
    }

    @Test
    void areCutToWhatCanBe() {
        Certificate wild = new Certificate(1e303, 1, OptionalDouble.of(Double.POSITIVE_INFINITY));
        assertThat(wild.atMost(12)).isEqualTo(new Certificate(12, 1, OptionalDouble.of(12)));
        Certificate unknown = new Certificate(Double.NaN, 1, OptionalDouble.empty());
        assertThat(unknown.atMost(12)).isEqualTo(new Certificate(12, 1, OptionalDouble.empty()));
        Certificate sound = new Certificate(3, 1, OptionalDouble.of(4));
        assertThat(sound.atMost(12)).isEqualTo(sound);
    }

    /** Logarithms of shares are negative, and so may be what is minimised; the divergence is not. */
    @Test
    void standBesideADivergenceThatHasItsOwnName() {
        Problem problem = SmallProblems.poisson(SHAPE, 25, 8, 2, 3)
                .withRegularizers(List.of(new Regularizer.LogSparsityW(0.05, 0.01)));
        FitResult result = Fit.of(problem, new SquaremFactory().createDefault())
                .start(SmallProblems.start(problem, 3))
                .until(StoppingRules.iterations(30))
                .run();
        assertThat(result.objectiveNats()).isNegative();
        assertThat(result.divergenceNats()).isPositive();
        assertThat(result.warnings()).anyMatch(sentence -> sentence.contains("have a fixed sum"));
        assertThat(result.certificate().hBoundNats()).isNotNegative();
    }

    @Test
    void divergenceIsWhatIsMinimisedWithoutPenalties() {
        Problem problem = SmallProblems.poisson(SHAPE, 25, 8, 3, 3, new Constraint.SimplexH());
        FitResult result = Fit.of(problem, new NewtonFactory().createDefault())
                .start(SmallProblems.start(problem, 3))
                .until(StoppingRules.iterations(5))
                .run();
        assertThat(result.divergenceNats())
                .isCloseTo(result.objectiveNats(), within(REL * problem.counts().total()));
        assertThat(result.warnings()).noneMatch(sentence -> sentence.contains("have a fixed sum"));
    }
}
