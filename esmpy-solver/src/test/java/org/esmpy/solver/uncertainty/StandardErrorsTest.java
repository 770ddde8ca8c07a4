package org.esmpy.solver.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Regularizer;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.WeightPattern;
import org.esmpy.solver.WeightSpace;
import org.esmpy.solver.fit.Fit;
import org.esmpy.solver.fit.FitResult;
import org.esmpy.solver.fit.StoppingRules;
import org.esmpy.solver.multiplicative.MuFactory;
import org.esmpy.solver.newton.NewtonFactory;
import org.junit.jupiter.api.Test;

class StandardErrorsTest {
    private static final ImageShape SHAPE = new ImageShape(8, 8);

    /** A certified 1e-9 nat, seen through a square root. */
    private static final double REL = 1e-5;

    private static final double[] ALL = {1, 1, 1, 1, 1, 1};

    /** One phase, columns in channels of their own: W is a count over a sum of G, with a Poisson error. */
    @Test
    void areThoseOfAPoissonCountForOnePhase() {
        DMatrixRMaj g = new DMatrixRMaj(6, 3);
        for (int l = 0; l < 6; l++) {
            g.set(l, l / 2, 1 + l);
        }
        SplittableRandom random = new SplittableRandom(1);
        Problem problem = new Problem(
                SmallProblems.counts(6, SHAPE.pixels(), (l, p) -> random.nextInt(5)),
                SHAPE,
                Optional.of(SpectralModel.fixed(SmallProblems.basis(g))),
                1,
                List.of(new Constraint.SimplexH()),
                List.of());
        StandardErrors errors = StandardErrors.of(problem, fit(problem, SmallProblems.start(problem, 1)));
        long[] totals = problem.counts().channelTotals();
        for (int c = 0; c < 3; c++) {
            double counts = totals[2 * c] + totals[2 * c + 1];
            double expected = Math.sqrt(counts) / (3 + 4 * c) / SHAPE.pixels();
            assertThat(errors.ofW().get(c, 0)).as("column %d", c).isCloseTo(expected, within(REL * expected));
        }
        assertThat(errors.flatDirections()).isZero();
        assertThat(errors.ofH().data).containsOnly(0);
    }

    /** Without a count, {@code g·w} more of them are expected in every pixel. */
    @Test
    void asMuchMayBeAddedToAnAbsentColumnAsItsMissingCountsAllow() {
        DMatrixRMaj g = new DMatrixRMaj(new double[][] {{1, 0}, {0, 3}});
        Problem problem = new Problem(
                SmallProblems.counts(2, SHAPE.pixels(), (l, p) -> l == 0 ? 5 : 0),
                SHAPE,
                Optional.of(SpectralModel.fixed(SmallProblems.basis(g))),
                1,
                List.of(new Constraint.SimplexH()),
                List.of());
        StandardErrors errors = StandardErrors.of(problem, fit(problem, SmallProblems.start(problem, 1)));
        double expected = 2.0 / (3 * SHAPE.pixels());
        assertThat(2 * errors.ofW().get(1, 0)).isCloseTo(expected, within(REL * expected));
    }

    /** With 6 and 4 counts a pixel the best is 5 of the first column and none of the second, since fewer than none cannot be. */
    @Test
    void aWeightAtZeroHasTheErrorThatItWouldHaveIfItWereFree() {
        DMatrixRMaj g = new DMatrixRMaj(new double[][] {{1, 0}, {1, 1}});
        Problem problem = new Problem(
                SmallProblems.counts(2, SHAPE.pixels(), (l, p) -> l == 0 ? 6 : 4),
                SHAPE,
                Optional.of(SpectralModel.fixed(SmallProblems.basis(g))),
                1,
                List.of(new Constraint.SimplexH()),
                List.of());
        FitResult result = fit(problem, SmallProblems.start(problem, 1));
        assertThat(result.factors().w().get(1, 0)).isZero();
        StandardErrors errors = StandardErrors.of(problem, result);
        double information = 4 / 25.0 - Math.pow(4 / 25.0, 2) / (10 / 25.0);
        double expected = 1 / Math.sqrt(information * SHAPE.pixels());
        assertThat(errors.ofW().get(1, 0)).isCloseTo(expected, within(REL * expected));
        assertThat(errors.ofShare(1, 0, new double[] {1, 1})).isCloseTo(expected / 5, within(REL * expected));
        double known = 5 / Math.sqrt(10.0 * SHAPE.pixels());
        assertThat(errors.ofW().get(0, 0)).isCloseTo(known, within(REL * known));
        assertThat(errors.correlationOfShares(0, 1, 0, new double[] {1, 1})).isNaN();
    }

    /** Columns in the proportions 1 to 2 have the error of their counts together, and shares without one. */
    @Test
    void weightsInFixedProportionsMoveTogether() {
        WeightSpace proportions = new WeightSpace(List.of(WeightPattern.multipleOf(new double[] {1, 2})));
        Problem problem = new Problem(
                SmallProblems.counts(2, SHAPE.pixels(), (l, p) -> l == 0 ? 1 : 3),
                SHAPE,
                Optional.of(SpectralModel.fixed(SmallProblems.basis(new DMatrixRMaj(new double[][] {{1, 0}, {0, 1}})))),
                1,
                List.of(new Constraint.SimplexH(), new Constraint.TiedW(proportions)),
                List.of());
        StandardErrors errors = StandardErrors.of(problem, fit(problem, SmallProblems.start(problem, 1)));
        double expected = Math.sqrt(4.0 * SHAPE.pixels()) / 3 / SHAPE.pixels();
        assertThat(errors.ofW().get(0, 0)).isCloseTo(expected, within(REL * expected));
        assertThat(errors.ofW().get(1, 0)).isCloseTo(2 * expected, within(REL * expected));
        assertThat(errors.ofShare(0, 0, new double[] {1, 1})).isCloseTo(0, within(REL * expected));
        assertThat(errors.unidentifiedPhases()).isEmpty();
    }

    /** A binomial share of the counts, for two columns of equal sum. */
    @Test
    void sharesOfOnePhaseAreBinomial() {
        DMatrixRMaj g = new DMatrixRMaj(2, 2);
        g.set(0, 0, 1);
        g.set(1, 1, 1);
        Problem problem = new Problem(
                SmallProblems.counts(2, SHAPE.pixels(), (l, p) -> l == 0 ? 1 : 3),
                SHAPE,
                Optional.of(SpectralModel.fixed(SmallProblems.basis(g))),
                1,
                List.of(new Constraint.SimplexH()),
                List.of());
        StandardErrors errors = StandardErrors.of(problem, fit(problem, SmallProblems.start(problem, 1)));
        double expected = Math.sqrt(0.25 * 0.75 / (4 * SHAPE.pixels()));
        assertThat(errors.ofShare(0, 0, new double[] {1, 1})).isCloseTo(expected, within(REL * expected));
        assertThat(errors.ofShare(1, 0, new double[] {1, 1})).isCloseTo(expected, within(REL * expected));
        assertThat(errors.correlationOfShares(0, 1, 0, new double[] {1, 1})).isCloseTo(-1, within(REL));
    }

    /** Multinomial counts: correlation −√(p q / ((1−p)(1−q))). */
    @Test
    void sharesOfOnePhaseAreCorrelatedAsThoseOfMultinomialCounts() {
        DMatrixRMaj g = new DMatrixRMaj(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
        Problem problem = new Problem(
                SmallProblems.counts(3, SHAPE.pixels(), (l, p) -> l + 2),
                SHAPE,
                Optional.of(SpectralModel.fixed(SmallProblems.basis(g))),
                1,
                List.of(new Constraint.SimplexH()),
                List.of());
        StandardErrors errors = StandardErrors.of(problem, fit(problem, SmallProblems.start(problem, 1)));
        double[] measure = {1, 1, 1};
        double p = 2.0 / 9;
        double q = 4.0 / 9;
        assertThat(errors.correlationOfShares(0, 2, 0, measure))
                .isCloseTo(-Math.sqrt(p * q / ((1 - p) * (1 - q))), within(REL));
        assertThat(errors.correlationOfShares(1, 1, 0, measure)).isCloseTo(1, within(REL));
    }

    /** Spread of the estimates over repeated maps, by Monte Carlo. */
    @Test
    void coverTheSpreadOfRepeatedMaps() {
        int maps = 150;
        /* 150 maps give a spread to 6 %; four of these, and the abundances' share of the information. */
        double tolerance = 0.25;
        DMatrixRMaj g = SmallProblems.uniform(24, 4, 0, 1, new SplittableRandom(2));
        for (int l = 0; l < 24; l++) {
            g.set(l, l % 4, 5);
        }
        DMatrixRMaj w = new DMatrixRMaj(new double[][] {{9, 2}, {2, 9}, {6, 3}, {3, 5}});
        DMatrixRMaj h = new DMatrixRMaj(2, SHAPE.pixels());
        for (int p = 0; p < SHAPE.pixels(); p++) {
            h.set(0, p, 0.1 + 0.8 * p / (SHAPE.pixels() - 1));
            h.set(1, p, 1 - h.get(0, p));
        }
        DMatrixRMaj fixed = new DMatrixRMaj(
                new double[][] {{Double.NaN, 2}, {2, Double.NaN}, {Double.NaN, Double.NaN}, {Double.NaN, Double.NaN}});
        double[] sum = new double[8];
        double[] squares = new double[8];
        double[] promised = new double[8];
        for (int map = 0; map < maps; map++) {
            Problem problem = SmallProblems.poisson(
                    SHAPE,
                    g,
                    new Factors(w, h),
                    new SplittableRandom(100 + map),
                    new Constraint.SimplexH(),
                    new Constraint.FixedW(fixed));
            FitResult result = fit(problem, new Factors(w, h));
            DMatrixRMaj errors = StandardErrors.of(problem, result).ofW();
            for (int i = 0; i < 8; i++) {
                sum[i] += result.factors().w().data[i] / maps;
                squares[i] += Math.pow(result.factors().w().data[i], 2) / maps;
                promised[i] += errors.data[i] / maps;
            }
        }
        for (int i = 0; i < 8; i++) {
            double spread = Math.sqrt(Math.max(0, squares[i] - sum[i] * sum[i]));
            assertThat(promised[i]).as("entry %d of W", i).isCloseTo(spread, within(tolerance * spread + 1e-6));
        }
    }

    @Test
    void scalesOfPhasesAreUndeterminedWithoutASumButSharesAreNot() {
        Problem problem = SmallProblems.poisson(SHAPE, 40, 6, 2, 3);
        FitResult result = fit(problem, SmallProblems.start(problem, 3));
        StandardErrors errors = StandardErrors.of(problem, result);
        assertThat(errors.flatDirections()).isEqualTo(2);
        assertThat(errors.unidentifiedPhases()).isEmpty();
        DMatrixRMaj w = result.factors().w();
        DMatrixRMaj ofW = errors.ofW();
        for (int i = 0; i < w.getNumElements(); i++) {
            assertThat(ofW.data[i] == Double.POSITIVE_INFINITY).isEqualTo(w.data[i] > 0);
            assertThat(ofW.data[i]).isPositive();
        }
        assertThat(errors.ofShare(0, 0, ALL)).isFinite();
    }

    /** Away from the optimum the gradient tilts the flat directions; a scale stays what it is. */
    @Test
    void scalesOfPhasesBlameNoSpectrumHoweverNearTheOptimum() {
        Problem problem = SmallProblems.poisson(SHAPE, 40, 6, 2, 3);
        FitResult optimum = fit(problem, SmallProblems.start(problem, 3));
        StandardErrors exact = StandardErrors.of(problem, optimum);
        for (double departure : new double[] {1e-4, 1e-3, 1e-2}) {
            DMatrixRMaj w = optimum.factors().w().copy();
            SplittableRandom random = new SplittableRandom(8);
            for (int i = 0; i < w.getNumElements(); i++) {
                w.data[i] *= 1 + departure * random.nextDouble(-1, 1);
            }
            FitResult near = fit(
                    problem.withConstraints(List.of(new Constraint.FixedW(w))),
                    new Factors(w, optimum.factors().h()));
            StandardErrors errors = StandardErrors.of(problem, near);
            assertThat(errors.flatDirections()).as("%s away", departure).isEqualTo(2);
            assertThat(errors.unidentifiedPhases()).as("%s away", departure).isEmpty();
            double expected = exact.ofShare(0, 0, ALL);
            assertThat(errors.ofShare(0, 0, ALL)).isCloseTo(expected, within(10 * departure * expected));
        }
    }

    /** A fixed weight or abundance, or lower bounds of both, leave a phase no scale to choose; an absent element does. */
    @Test
    void scalesOfPhasesAreDeterminedByFixedEntriesAndBounds() {
        Problem given = SmallProblems.poisson(SHAPE, 40, 6, 2, 3);
        Factors free = fit(given, SmallProblems.start(given, 3)).factors();
        DMatrixRMaj boundW = free.w().createLike();
        boundW.set(0, 0, 2 * free.w().get(0, 0));
        DMatrixRMaj boundH = free.h().createLike();
        boundH.set(0, 5, free.h().get(0, 5));
        for (List<Constraint> constraints : List.<List<Constraint>>of(
                List.of(new Constraint.FixedW(only(free.w(), 0, 0))),
                List.of(new Constraint.FixedH(only(free.h(), 0, 5))),
                List.of(new Constraint.LowerBoundW(boundW), new Constraint.LowerBoundH(boundH)))) {
            Problem problem = given.withConstraints(constraints);
            StandardErrors errors = StandardErrors.of(problem, fit(problem, free));
            assertThat(errors.flatDirections()).as("%s", constraints).isEqualTo(1);
            for (int c = 0; c < 6; c++) {
                assertThat(errors.ofW().get(c, 0)).as("%s", constraints).isFinite();
            }
            assertThat(errors.ofW().data).as("%s", constraints).contains(Double.POSITIVE_INFINITY);
        }
        Problem without = given.withConstraints(List.of(new Constraint.FixedW(only(new DMatrixRMaj(6, 2), 0, 0))));
        assertThat(StandardErrors.of(without, fit(without, free)).flatDirections())
                .isEqualTo(2);
    }

    /** Two phases whose pixels are all mixed half and half: nothing tells their spectra apart. */
    @Test
    void flagPhasesThatNothingTellsApart() {
        DMatrixRMaj g = new DMatrixRMaj(4, 2);
        for (int l = 0; l < 4; l++) {
            g.set(l, l / 2, 1);
        }
        DMatrixRMaj half = new DMatrixRMaj(2, SHAPE.pixels());
        Arrays.fill(half.data, 0.5);
        DMatrixRMaj w = new DMatrixRMaj(new double[][] {{3, 1}, {1, 3}});
        Problem problem = SmallProblems.poisson(
                SHAPE,
                g,
                new Factors(w, half),
                new SplittableRandom(6),
                new Constraint.SimplexH(),
                new Constraint.FixedH(half));
        StandardErrors errors = StandardErrors.of(problem, fit(problem, new Factors(w, half)));
        assertThat(errors.flatDirections()).isEqualTo(2);
        assertThat(errors.unidentifiedPhases()).containsExactly(0, 1);
    }

    @Test
    void knownWeightsAndAbundancesHaveNoError() {
        Problem given = SmallProblems.poisson(SHAPE, 40, 6, 2, 4, new Constraint.SimplexH());
        Factors start = SmallProblems.start(given, 4);
        DMatrixRMaj known = start.w().createLike();
        Arrays.fill(known.data, Double.NaN);
        known.set(3, 1, start.w().get(3, 1));
        Problem problem = given.withConstraints(List.of(new Constraint.SimplexH(), new Constraint.FixedW(known)));
        FitResult result = fit(problem, start);
        StandardErrors errors = StandardErrors.of(problem, result);
        assertThat(errors.ofW().get(3, 1)).isZero();
        for (int p = 0; p < SHAPE.pixels(); p++) {
            boolean boundary =
                    result.factors().h().get(0, p) == 0 || result.factors().h().get(1, p) == 0;
            assertThat(errors.ofH().get(0, p) == 0).as("pixel %d", p).isEqualTo(boundary);
        }
    }

    /** What a lower bound holds is no freer than what is fixed at the same value. */
    @Test
    void entriesAtTheirLowerBoundsCountAsKnown() {
        Problem given = SmallProblems.poisson(SHAPE, 40, 6, 2, 7, new Constraint.SimplexH());
        FitResult free = fit(given, SmallProblems.start(given, 7));
        DMatrixRMaj boundW = free.factors().w().createLike();
        boundW.set(2, 0, free.factors().w().get(2, 0) + 0.5);
        DMatrixRMaj boundH = free.factors().h().createLike();
        boundH.set(0, 3, 0.5 + 0.5 * free.factors().h().get(0, 3));
        FitResult bounded = fit(
                given.withConstraints(List.of(
                        new Constraint.SimplexH(),
                        new Constraint.LowerBoundW(boundW),
                        new Constraint.LowerBoundH(boundH))),
                free.factors());
        Factors found = bounded.factors();
        assertThat(found.w().get(2, 0)).isEqualTo(boundW.get(2, 0));
        assertThat(found.h().get(0, 3)).isEqualTo(boundH.get(0, 3));

        StandardErrors errors = StandardErrors.of(
                given.withConstraints(List.of(
                        new Constraint.SimplexH(),
                        new Constraint.LowerBoundW(boundW),
                        new Constraint.LowerBoundH(boundH))),
                bounded);
        StandardErrors known = StandardErrors.of(
                given.withConstraints(List.of(
                        new Constraint.SimplexH(),
                        new Constraint.FixedW(only(boundW, 2, 0)),
                        new Constraint.FixedH(only(boundH, 0, 3)))),
                bounded);
        assertThat(errors.ofW().get(2, 0)).isZero();
        assertThat(errors.ofH().get(0, 3)).isZero();
        assertThat(errors.ofW().data).containsExactly(known.ofW().data, within(REL));
        assertThat(errors.ofH().data).containsExactly(known.ofH().data, within(REL));
        assertThat(errors.flatDirections()).isZero();
        assertThat(errors.unidentifiedPhases()).isEmpty();
    }

    private static DMatrixRMaj only(DMatrixRMaj values, int row, int column) {
        DMatrixRMaj fixed = values.createLike();
        Arrays.fill(fixed.data, Double.NaN);
        fixed.set(row, column, values.get(row, column));
        return fixed;
    }

    @Test
    void sayWhatIsLeftToGain() {
        /* The quadratic promises no better than it describes. */
        double accuracy = 0.05;
        Problem problem = distinct();
        Factors start = SmallProblems.start(problem, 4);
        FitResult optimum = fit(problem, start);
        assertThat(StandardErrors.of(problem, optimum).leftNats()).isLessThan(1e-6);
        for (int iterations : new int[] {1, 10, 40, 100, 200, 400}) {
            FitResult early = multiplicative(problem, start, iterations);
            double left = early.objectiveNats() - optimum.objectiveNats();
            StandardErrors errors = StandardErrors.of(problem, early);
            assertThat(errors.leftNats()).as("%d iterations", iterations).isCloseTo(left, within(accuracy * left));
            assertThat(errors.isNearOptimum()).as("%d iterations", iterations).isEqualTo(iterations >= 200);
        }
    }

    /** Far from the optimum the curvature is that of nothing, and says nothing about the data. */
    @Test
    void blameNoDataForWhatTheFitHasNotReached() {
        /* Of the quadratic far from the optimum. */
        double orderOfMagnitude = 3;
        Problem problem = SmallProblems.poisson(SHAPE, 40, 6, 2, 3, new Constraint.SimplexH());
        Factors start = SmallProblems.start(problem, 3);
        FitResult optimum = fit(problem, start);
        assertThat(StandardErrors.of(problem, optimum).unidentifiedPhases()).isEmpty();
        for (int iterations : new int[] {1, 5, 20, 50}) {
            FitResult early = multiplicative(problem, start, iterations);
            double left = early.objectiveNats() - optimum.objectiveNats();
            StandardErrors errors = StandardErrors.of(problem, early);
            assertThat(errors.isNearOptimum()).as("%d iterations", iterations).isFalse();
            assertThat(errors.unidentifiedPhases())
                    .as("%d iterations", iterations)
                    .isEmpty();
            assertThat(errors.leftNats())
                    .as("%d iterations", iterations)
                    .isBetween(left / orderOfMagnitude, left * orderOfMagnitude);
        }
    }

    /** Multiplicative updates only come near to zero; what is about to be 0 has the errors of what is. */
    @Test
    void weightsOnTheirWayToZeroCountAsZero() {
        /* What is left to gain, seen through a square root. */
        double accuracy = 0.02;
        Problem problem = distinct();
        Factors start = SmallProblems.start(problem, 4);
        FitResult optimum = fit(problem, start);
        assertThat(optimum.factors().w().data).contains(0);
        StandardErrors exact = StandardErrors.of(problem, optimum);
        FitResult near = multiplicative(problem, start, 1000);
        assertThat(near.factors().w().data).doesNotContain(0);
        StandardErrors errors = StandardErrors.of(problem, near);
        DMatrixRMaj expected = exact.ofW();
        for (int i = 0; i < expected.getNumElements(); i++) {
            assertThat(errors.ofW().data[i])
                    .as("entry %d", i)
                    .isCloseTo(expected.data[i], within(accuracy * expected.data[i]));
        }
    }

    private static FitResult multiplicative(Problem problem, Factors start, int iterations) {
        return Fit.of(problem, new MuFactory().createDefault())
                .start(start)
                .until(StoppingRules.iterations(iterations))
                .run();
    }

    /** Two phases of which each has an element of its own and pixels of its own. */
    private static Problem distinct() {
        SplittableRandom random = new SplittableRandom(9);
        DMatrixRMaj g = SmallProblems.uniform(24, 4, 0, 1, random);
        DMatrixRMaj h = new DMatrixRMaj(2, SHAPE.pixels());
        for (int l = 0; l < 24; l++) {
            g.set(l, l % 4, 5);
        }
        for (int p = 0; p < SHAPE.pixels(); p++) {
            h.set(0, p, Math.min(1, Math.max(0, 1.5 - 2.0 * p / SHAPE.pixels())));
            h.set(1, p, 1 - h.get(0, p));
        }
        Factors truth = new Factors(new DMatrixRMaj(new double[][] {{9, 0}, {0, 9}, {6, 3}, {3, 5}}), h);
        return SmallProblems.poisson(SHAPE, g, truth, random, new Constraint.SimplexH());
    }

    @Test
    void refusePenaltiesAndSharesOfNothing() {
        Problem problem = SmallProblems.poisson(SHAPE, 40, 6, 2, 5, new Constraint.SimplexH());
        FitResult result = fit(problem, SmallProblems.start(problem, 5));
        Problem penalised = problem.withRegularizers(List.of(new Regularizer.LaplacianH(1)));
        assertThatThrownBy(() -> StandardErrors.of(penalised, result))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("likelihood");
        assertThatThrownBy(() -> StandardErrors.of(problem, result).ofShare(5, 0, new double[] {0, 1, 1, 0, 0, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 5");
    }

    private static FitResult fit(Problem problem, Factors start) {
        return Fit.of(problem, new NewtonFactory().createDefault())
                .start(start)
                .until(StoppingRules.anyOf(StoppingRules.certified(1e-9), StoppingRules.iterations(100)))
                .run();
    }
}
