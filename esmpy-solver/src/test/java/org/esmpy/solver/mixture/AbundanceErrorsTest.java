package org.esmpy.solver.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Workers;
import org.junit.jupiter.api.Test;

class AbundanceErrorsTest {
    private static final SpatialPrior NO_PRIOR = SpatialPrior.of(0, 0, 0.05);
    private static final DMatrixRMaj APART = CommonOps_DDRM.identity(2);

    /** Two phases with a channel each: the share of one is binomial. */
    @Test
    void aShareOfPhasesWithChannelsOfTheirOwnIsBinomial() {
        DMatrixRMaj errors = errors(30, 10, 0.75);
        double expected = Math.sqrt(0.75 * 0.25 / 40);
        assertThat(errors.get(0, 0)).isCloseTo(expected, within(1e-12));
        assertThat(errors.get(1, 0)).isCloseTo(expected, within(1e-12));
    }

    /** The log-likelihood 40·log(1 − a) has a curvature of 40 at 0. */
    @Test
    void aPureAndAnAbsentPhaseHaveTheErrorOfTheAbsentOneIfItWereFree() {
        DMatrixRMaj errors = errors(40, 0, 1);
        double expected = 1 / Math.sqrt(40);
        assertThat(errors.get(1, 0)).isCloseTo(expected, within(1e-12));
        assertThat(errors.get(0, 0)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void whatNothingIsKnownOfHasTheErrorOfAnyShare() {
        ImageShape shape = new ImageShape(1, 2);
        CountMatrixBuilder counts = CountMatrix.builder(2, shape.pixels());
        counts.endPixel();
        counts.add(0, 40);
        counts.endPixel();
        ExposedProblem problem = new ExposedProblem(ExposedCounts.even(counts.build(), shape), APART, 2);
        Mixture half = new Mixture(weights(40), new DMatrixRMaj(new double[][] {{0.5, 0.5}, {1, 0}}));
        DMatrixRMaj errors = AbundanceErrors.of(problem, half, NO_PRIOR, Workers.single());
        assertThat(errors.get(0, 0)).isCloseTo(Math.sqrt(1.0 / 12), within(1e-12));
    }

    /** The naive twin: the inverse of the precision of a whole grid, at its centre. */
    @Test
    void theVarianceBesideNeighboursIsThatOfTheWholeGrid() {
        int side = 31;
        for (double along : new double[] {0.03, 0.3, 3, 10}) {
            double diagonal = along * Math.sqrt(0.5);
            DMatrixRMaj precision = CommonOps_DDRM.identity(side * side);
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    couple(precision, side, y, x, y, x + 1, along);
                    couple(precision, side, y, x, y + 1, x, along);
                    couple(precision, side, y, x, y + 1, x + 1, diagonal);
                    couple(precision, side, y, x, y + 1, x - 1, diagonal);
                }
            }
            int centre = side * side / 2;
            DMatrixRMaj unit = new DMatrixRMaj(side * side, 1);
            unit.set(centre, 0, 1);
            DMatrixRMaj column = unit.createLike();
            LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(side * side);
            assertThat(solver.setA(precision)).isTrue();
            solver.solve(unit, column);
            double found = AbundanceErrors.variance(1, along + 2 * diagonal);
            assertThat(found / column.get(centre, 0)).as("coupling %s", along).isBetween(0.9, 1.1);
        }
    }

    private static void couple(DMatrixRMaj precision, int side, int y, int x, int toY, int toX, double weight) {
        if (toY < side && toX >= 0 && toX < side) {
            int p = y * side + x;
            int q = toY * side + toX;
            precision.add(p, p, weight);
            precision.add(q, q, weight);
            precision.add(p, q, -weight);
            precision.add(q, p, -weight);
        }
    }

    /** A gradient and a sharp edge at 20 counts a pixel. */
    @Test
    void twoErrorsHoldTheTruthOfMostPixels() {
        ImageShape shape = new ImageShape(40, 40);
        DMatrixRMaj truth = new DMatrixRMaj(shape.pixels(), 2);
        for (int p = 0; p < shape.pixels(); p++) {
            int row = p / shape.width();
            double share = row < 20 ? (0.5 + p % shape.width()) / 40 : row < 30 ? 0.99 : 0.01;
            truth.set(p, 0, share);
            truth.set(p, 1, 1 - share);
        }
        CountMatrix counts = Scenes.counts(APART, new Mixture(weights(20), truth), new SplittableRandom(5));
        ExposedProblem problem = new ExposedProblem(ExposedCounts.even(counts, shape), APART, 2);
        SpatialPrior prior = SpatialPrior.of(6, 0, 0.05);
        Mixture maps = TotalVariationRefiner.defaults()
                .refine(problem, Mixture.even(weights(20), shape.pixels()), prior, CancellableWorkers.single());
        DMatrixRMaj errors = AbundanceErrors.of(problem, maps, prior, Workers.single());
        DMatrixRMaj alone = AbundanceErrors.of(problem, maps, NO_PRIOR, Workers.single());
        int held = 0;
        for (int p = 0; p < shape.pixels(); p++) {
            double off = Math.abs(maps.abundances().get(p, 0) - truth.get(p, 0));
            held += off <= 2 * errors.get(0, p) ? 1 : 0;
            assertThat(errors.get(0, p)).isLessThanOrEqualTo(alone.get(0, p));
        }
        assertThat(held / (double) shape.pixels()).isGreaterThan(0.93);
        assertThat(CommonOps_DDRM.elementSum(errors)).isLessThan(0.6 * CommonOps_DDRM.elementSum(alone));
    }

    private static DMatrixRMaj errors(int first, int second, double share) {
        ImageShape shape = new ImageShape(1, 1);
        ExposedProblem problem = new ExposedProblem(ExposedCounts.even(counts(first, second), shape), APART, 2);
        Mixture mixture = new Mixture(weights(40), new DMatrixRMaj(new double[][] {{share, 1 - share}}));
        return AbundanceErrors.of(problem, mixture, NO_PRIOR, Workers.single());
    }

    private static CountMatrix counts(int first, int second) {
        CountMatrixBuilder counts = CountMatrix.builder(2, 1);
        if (first > 0) {
            counts.add(0, first);
        }
        if (second > 0) {
            counts.add(1, second);
        }
        counts.endPixel();
        return counts.build();
    }

    private static DMatrixRMaj weights(double counts) {
        DMatrixRMaj w = CommonOps_DDRM.identity(2);
        CommonOps_DDRM.scale(counts, w);
        return w;
    }
}
