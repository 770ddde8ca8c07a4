package org.esmpy.solver.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.WeightPattern;
import org.esmpy.solver.WeightSpace;
import org.esmpy.solver.Workers;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ExposedCounts;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.JointFit;
import org.esmpy.solver.mixture.LogSparsity;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.mixture.PixelBins;
import org.esmpy.solver.mixture.Scenes;
import org.junit.jupiter.api.Test;

/** {@link StandardErrors#at} for phases that were fitted on bins. */
class PhaseErrorsTest {
    private static final ImageShape SHAPE = new ImageShape(40, 40);
    private static final int BIN = 4;
    private static final int MAPS = 60;

    /** Two standard errors of a spread from so many maps. */
    private static final double SPREAD = 2 / Math.sqrt(2.0 * (MAPS - 1));

    /** One phase with a channel to every column: the standard error of a binomial share. */
    @Test
    void aShareOfCountsIsBinomial() {
        DMatrixRMaj g = new DMatrixRMaj(new double[][] {{1, 0}, {0, 1}});
        ExposedProblem problem = new ExposedProblem(
                ExposedCounts.even(SmallProblems.counts(2, SHAPE.pixels(), (l, p) -> l == 0 ? 1 : 3), SHAPE), g, 1);
        DMatrixRMaj w = new DMatrixRMaj(new double[][] {{1}, {3}});
        StandardErrors errors = StandardErrors.at(
                problem.problem(), problem.bases(), problem.factors(Mixture.even(w, SHAPE.pixels())), Workers.single());
        double counts = 4 * SHAPE.pixels();
        assertThat(errors.ofShare(0, 0, new double[] {1, 1})).isCloseTo(Math.sqrt(0.25 * 0.75 / counts), within(1e-9));
        assertThat(errors.ofW().get(1, 0)).isCloseTo(Math.sqrt(3.0 / SHAPE.pixels()), within(1e-9));
    }

    /** An element of which no count is seen may be there: two errors of it would make two counts; one that is absent may not. */
    @Test
    void anAbsentColumnHasNoErrorAndOneThatWasNotFoundHas() {
        DMatrixRMaj g = new DMatrixRMaj(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
        ExposedProblem problem = new ExposedProblem(
                        ExposedCounts.even(SmallProblems.counts(3, SHAPE.pixels(), (l, p) -> l == 0 ? 4 : 0), SHAPE),
                        g,
                        1)
                .withWeights(new WeightSpace(List.of(WeightPattern.free(3).without(1))));
        DMatrixRMaj w = new DMatrixRMaj(new double[][] {{4}, {0}, {0}});
        StandardErrors errors = StandardErrors.at(
                problem.problem(), problem.bases(), problem.factors(Mixture.even(w, SHAPE.pixels())), Workers.single());
        assertThat(errors.ofW().get(1, 0)).isZero();
        assertThat(errors.ofW().get(2, 0)).isCloseTo(1.0 / SHAPE.pixels(), within(1e-9));
        double[] measure = {1, 1, 1};
        assertThat(errors.ofShare(0, 0, measure))
                .isEqualTo(errors.ofShare(2, 0, measure))
                .isPositive();
    }

    /** What a third element may be makes both shares smaller, and not their ratio, whose counts are Poisson. */
    @Test
    void aRatioDoesNotDependOnAnElementThatWasNotFound() {
        DMatrixRMaj g = new DMatrixRMaj(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
        ExposedProblem problem = new ExposedProblem(
                ExposedCounts.even(SmallProblems.counts(3, SHAPE.pixels(), (l, p) -> l == 2 ? 0 : 1 + 2 * l), SHAPE),
                g,
                1);
        DMatrixRMaj w = new DMatrixRMaj(new double[][] {{1}, {3}, {0}});
        StandardErrors errors = StandardErrors.at(
                problem.problem(), problem.bases(), problem.factors(Mixture.even(w, SHAPE.pixels())), Workers.single());
        double[] measure = {1, 1, 1};
        double first = errors.ofShare(0, 0, measure) / 0.25;
        double second = errors.ofShare(1, 0, measure) / 0.75;
        double ofRatio =
                first * first + second * second - 2 * errors.correlationOfShares(0, 1, 0, measure) * first * second;
        assertThat(ofRatio).isCloseTo((1 + 1 / 3.0) / SHAPE.pixels(), within(1e-12));
        double binomial = Math.sqrt(0.25 * 0.75 / (4 * SHAPE.pixels()));
        assertThat(errors.ofShare(0, 0, measure)).isGreaterThan(binomial);
    }

    /** Only the first phase, both, only the second. */
    private static DMatrixRMaj stripes() {
        DMatrixRMaj a = new DMatrixRMaj(SHAPE.pixels(), 2);
        for (int p = 0; p < SHAPE.pixels(); p++) {
            int column = p % SHAPE.width();
            double share = column < 16 ? 0 : column < 28 ? 0.5 : 1;
            a.set(p, 0, 1 - share);
            a.set(p, 1, share);
        }
        return a;
    }

    /** Spread of the estimates over repeated maps with pure regions, by Monte Carlo. */
    @Test
    void areTheSpreadOfRepeatedFits() {
        PixelBins bins = new PixelBins(SHAPE, BIN);
        Mixture truth = new Mixture(Scenes.twoPhases(100), stripes());
        double[] sum = new double[2];
        double[] squares = new double[2];
        double[] stated = new double[2];
        double[] measure = new double[Scenes.COLUMNS];
        Arrays.fill(measure, 1);
        for (int seed = 0; seed < MAPS; seed++) {
            CountMatrix counts = Scenes.counts(Scenes.g(), truth, new SplittableRandom(seed));
            ExposedProblem map = new ExposedProblem(ExposedCounts.even(counts, SHAPE), Scenes.g(), 2);
            JointFit fit = JointFit.onBins(map, bins, CancellableWorkers.single());
            Mixture found = fit.fit(Mixture.even(Scenes.twoPhases(100), fit.pixels()), new LogSparsity(1, 0.05), 1e-3)
                    .fitted()
                    .mixture();
            ExposedProblem binned = map.on(bins);
            StandardErrors errors =
                    StandardErrors.at(binned.problem(), binned.bases(), binned.factors(found), Workers.single());
            for (int k = 0; k < 2; k++) {
                double share = found.w().get(0, k);
                double all = 0;
                for (int c = 0; c < Scenes.COLUMNS; c++) {
                    all += found.w().get(c, k);
                }
                sum[k] += share / all / MAPS;
                squares[k] += share / all * share / all / MAPS;
                stated[k] += errors.ofShare(0, k, measure) / MAPS;
            }
        }
        for (int k = 0; k < 2; k++) {
            double spread = Math.sqrt((squares[k] - sum[k] * sum[k]) * MAPS / (MAPS - 1));
            assertThat(stated[k]).as("phase %d", k).isCloseTo(spread, within(1.5 * SPREAD * spread));
        }
    }
}
