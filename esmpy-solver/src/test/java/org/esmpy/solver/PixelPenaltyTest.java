package org.esmpy.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.catalog.SolverCatalog;
import org.esmpy.solver.fit.Fit;
import org.esmpy.solver.fit.FitResult;
import org.esmpy.solver.fit.StoppingRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Penalties that somebody else wrote, together with ours, and wrong ones. */
class PixelPenaltyTest extends PixelPenaltyContract {
    private static final ImageShape SHAPE = new ImageShape(5, 7);

    /** Nats that sweeps over pixels may leave: one that gains nothing beyond rounding is the last. */
    private static final double SETTLED_NATS = 1e-5;

    /** The same, seen through a square root. */
    private static final double SAME_MAP = 1e-3;

    /** {@code strength/2·|u − e_k|²}, where the wanted phase k changes from pixel to pixel. */
    record Near(double strength) implements PixelPenalty {
        @Override
        public double value(int pixel, double[] shares) {
            double sum = 0;
            for (int k = 0; k < shares.length; k++) {
                double away = shares[k] - (k == pixel % shares.length ? 1 : 0);
                sum += strength / 2 * away * away;
            }
            return sum;
        }

        @Override
        public double majorize(int pixel, double[] shares, double[] slopes) {
            for (int k = 0; k < shares.length; k++) {
                slopes[k] = strength * (shares[k] - (k == pixel % shares.length ? 1 : 0));
            }
            return strength;
        }
    }

    /** What a plug-in gets wrong. */
    record Wrong(double number, double curvature, double slope) implements PixelPenalty {
        @Override
        public double value(int pixel, double[] shares) {
            return number;
        }

        @Override
        public double majorize(int pixel, double[] shares, double[] slopes) {
            slopes[1] = slope;
            return curvature;
        }
    }

    @Override
    protected PixelPenalty penalty(ImageShape shape, int phases) {
        return new Near(0.1);
    }

    @Test
    void exactAndMultiplicativeSolversAgreeBesideOtherPenalties() {
        Problem problem = SmallProblems.poisson(SHAPE, 30, 7, 3, 1, new Constraint.SimplexH())
                .withRegularizers(List.of(new Near(0.3), new Regularizer.LaplacianH(0.02)));
        Factors start = SmallProblems.start(problem, 1);
        FitResult exact = fit(problem, "newton", start);
        FitResult multiplicative = fit(problem, "mu", exact.factors());
        assertThat(exact.certificate().hBoundNats()).isLessThan(SETTLED_NATS);
        assertThat(multiplicative.objectiveNats()).isCloseTo(exact.objectiveNats(), within(SETTLED_NATS));
        for (int i = 0; i < exact.factors().h().getNumElements(); i++) {
            assertThat(multiplicative.factors().h().data[i])
                    .isCloseTo(exact.factors().h().data[i], within(SAME_MAP));
        }
    }

    @Test
    void aStrongPenaltyDecides() {
        Problem problem = SmallProblems.poisson(SHAPE, 30, 7, 3, 1, new Constraint.SimplexH())
                .withRegularizers(List.of(new Near(1000)));
        FitResult fit = fit(problem, "newton", SmallProblems.start(problem, 1));
        for (int p = 0; p < SHAPE.pixels(); p++) {
            assertThat(fit.factors().h().get(p % 3, p)).as("pixel %d", p).isGreaterThan(0.99);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"em", "squarem"})
    void solversThatCannotTakeItNameThoseThatCan(String id) {
        Problem problem = SmallProblems.poisson(SHAPE, 30, 7, 3, 1, new Constraint.SimplexH())
                .withRegularizers(List.of(new Near(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SolverCatalog.defaults().create(id).accept(problem))
                .withMessage(id + " cannot take a penalty of one's own (PixelPenalty); use newton, bcd or mu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mu", "newton", "em"})
    void sharesNeedSums(String id) {
        Problem problem = SmallProblems.poisson(SHAPE, 30, 7, 3, 1).withRegularizers(List.of(new Near(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SolverCatalog.defaults().create(id).accept(problem))
                .withMessage(
                        "Near[strength=1.0] is a penalty on the shares of phases, which need sums of abundances: add"
                                + " SimplexH, or drop the penalty");
    }

    @Test
    void wrongNumbersNameThePenaltyAndThePixel() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit(new Wrong(Double.NaN, 0, 0)))
                .withMessageStartingWith(
                        "Wrong[number=NaN, curvature=0.0, slope=0.0] has the value NaN at the shares [")
                .withMessageEndingWith("] of pixel 0; it must be finite and at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit(new Wrong(0, -2, 0)))
                .withMessageContaining("has the curvature -2.0 at the shares [")
                .withMessageEndingWith("it must be finite and at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit(new Wrong(0, 1, Double.POSITIVE_INFINITY)))
                .withMessageContaining("has the slope Infinity for phase_2 at the shares [")
                .withMessageEndingWith("slopes must be finite");
    }

    private static FitResult fit(PixelPenalty penalty) {
        Problem problem = SmallProblems.poisson(SHAPE, 30, 7, 3, 1, new Constraint.SimplexH())
                .withRegularizers(List.of(penalty));
        return fit(problem, "newton", SmallProblems.start(problem, 1));
    }

    private static FitResult fit(Problem problem, String solver, Factors start) {
        return Fit.of(problem, SolverCatalog.defaults().create(solver))
                .start(start)
                .until(StoppingRules.anyOf(StoppingRules.certified(1e-9), StoppingRules.iterations(400)))
                .run();
    }
}
