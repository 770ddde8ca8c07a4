package org.esmpy.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.catalog.SolverCatalog;
import org.esmpy.solver.fit.Fit;
import org.esmpy.solver.fit.FitResult;
import org.esmpy.solver.fit.StoppingRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link PixelPenalty} promises: values are finite and not negative, slopes are derivatives, the quadratic touches
 * from above, nothing that is handed over is changed, and solvers lower the penalised objective. A plug-in's test extends it
 * and makes the penalty.
 */
public abstract class PixelPenaltyContract {
    private static final ImageShape SHAPE = new ImageShape(6, 8);
    private static final int POINTS = 200;

    /** Central differences of step h are off by h² times the third derivative and 1e-16/h of rounding. */
    private static final double STEP = 1e-5;

    private static final double DIFFERENCE = 1e-5;

    /** Rounding of sums of some numbers. */
    private static final double ROUNDING = 1e-12;

    /** A penalty for images of {@code shape} with {@code phases} phases; strong enough to be seen, say 0.1 nats per count. */
    protected abstract PixelPenalty penalty(ImageShape shape, int phases);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void valuesAreFiniteAndNotNegative(int phases) {
        PixelPenalty penalty = penalty(SHAPE, phases);
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 0; n < POINTS; n++) {
            double value = penalty.value(random.nextInt(SHAPE.pixels()), shares(phases, random));
            assertThat(value).isNotNegative().isFinite();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void slopesAreDerivatives(int phases) {
        PixelPenalty penalty = penalty(SHAPE, phases);
        SplittableRandom random = new SplittableRandom(2);
        double[] slopes = new double[phases];
        for (int n = 0; n < POINTS; n++) {
            int pixel = random.nextInt(SHAPE.pixels());
            double[] shares = interior(phases, random);
            penalty.majorize(pixel, shares, slopes);
            for (int k = 1; k < phases; k++) {
                // From phase 0 to phase k: the shares keep their sum.
                double difference =
                        penalty.value(pixel, moved(shares, k, STEP)) - penalty.value(pixel, moved(shares, k, -STEP));
                double slope = slopes[k] - slopes[0];
                assertThat(slope)
                        .as("pixel %d, phase %d", pixel, k)
                        .isCloseTo(difference / (2 * STEP), within(DIFFERENCE * (1 + Math.abs(slope))));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void theQuadraticIsNowhereBelow(int phases) {
        PixelPenalty penalty = penalty(SHAPE, phases);
        SplittableRandom random = new SplittableRandom(3);
        double[] slopes = new double[phases];
        for (int n = 0; n < POINTS; n++) {
            int pixel = random.nextInt(SHAPE.pixels());
            double[] from = shares(phases, random);
            double[] to = shares(phases, random);
            double curvature = penalty.majorize(pixel, from, slopes);
            assertThat(curvature).isNotNegative().isFinite();
            double above = penalty.value(pixel, from);
            for (int k = 0; k < phases; k++) {
                double step = to[k] - from[k];
                above += slopes[k] * step + curvature / 2 * step * step;
            }
            double value = penalty.value(pixel, to);
            assertThat(above).as("pixel %d", pixel).isGreaterThanOrEqualTo(value - ROUNDING * (1 + value));
        }
    }

    @Test
    void changesNoSharesAndSaysTheSameTwice() {
        PixelPenalty penalty = penalty(SHAPE, 3);
        SplittableRandom random = new SplittableRandom(4);
        for (int n = 0; n < POINTS; n++) {
            double[] shares = shares(3, random);
            double[] kept = shares.clone();
            double[] slopes = new double[3];
            double[] again = {1, 2, 3};
            double value = penalty.value(n % SHAPE.pixels(), shares);
            double curvature = penalty.majorize(n % SHAPE.pixels(), shares, slopes);
            assertThat(shares).isEqualTo(kept);
            assertThat(penalty.value(n % SHAPE.pixels(), shares)).isEqualTo(value);
            assertThat(penalty.majorize(n % SHAPE.pixels(), shares, again)).isEqualTo(curvature);
            assertThat(again).isEqualTo(slopes);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mu", "newton", "bcd"})
    void fitsLowerThePenalisedObjective(String solver) {
        Problem plain = SmallProblems.poisson(SHAPE, 30, 7, 3, 5, new Constraint.SimplexH());
        PixelPenalty penalty = penalty(SHAPE, 3);
        Problem penalised = plain.withRegularizers(List.of(penalty));
        Factors start = SmallProblems.start(plain, 6);
        FitResult without = fit(plain, solver, start);
        FitResult with = fit(penalised, solver, start);
        double objective = nats(penalised, with.factors());
        assertThat(with.objectiveNats())
                .isCloseTo(objective, within(ROUNDING * plain.counts().total() * 100));
        assertThat(objective)
                .isLessThanOrEqualTo(nats(penalised, start))
                .isLessThanOrEqualTo(nats(penalised, without.factors())
                        + ROUNDING * plain.counts().total() * 100);
        assertThat(sum(penalty, with.factors().h()))
                .isLessThanOrEqualTo(sum(penalty, without.factors().h()) + ROUNDING);
    }

    /** The penalised objective by its definition. */
    private static double nats(Problem problem, Factors factors) {
        double penalty = problem.regularizers().stream()
                .mapToDouble(each -> sum((PixelPenalty) each, factors.h()))
                .sum();
        return SmallProblems.divergence(problem.counts(), SmallProblems.spectra(problem, factors.w()), factors.h())
                + problem.countsPerPixel() * penalty;
    }

    private static double sum(PixelPenalty penalty, DMatrixRMaj h) {
        double sum = 0;
        for (int p = 0; p < h.getNumCols(); p++) {
            double[] shares = new double[h.getNumRows()];
            for (int k = 0; k < shares.length; k++) {
                shares[k] = h.get(k, p);
            }
            sum += penalty.value(p, shares);
        }
        return sum;
    }

    private static FitResult fit(Problem problem, String solver, Factors start) {
        return Fit.of(problem, SolverCatalog.defaults().create(solver))
                .start(start)
                .until(StoppingRules.anyOf(StoppingRules.certified(1e-6), StoppingRules.iterations(500)))
                .run();
    }

    /** Shares of the phases of a pixel, some of them 0 in half the cases. */
    private static double[] shares(int phases, SplittableRandom random) {
        double[] shares = interior(phases, random);
        if (random.nextBoolean() && phases > 1) {
            int gone = random.nextInt(phases);
            int kept = (gone + 1) % phases;
            shares[kept] += shares[gone];
            shares[gone] = 0;
        }
        return shares;
    }

    private static double[] interior(int phases, SplittableRandom random) {
        double[] shares = new double[phases];
        double sum = 0;
        for (int k = 0; k < phases; k++) {
            shares[k] = 0.1 + random.nextDouble();
            sum += shares[k];
        }
        for (int k = 0; k < phases; k++) {
            shares[k] /= sum;
        }
        return shares;
    }

    private static double[] moved(double[] shares, int phase, double step) {
        double[] moved = shares.clone();
        moved[0] -= step;
        moved[phase] += step;
        return moved;
    }
}
