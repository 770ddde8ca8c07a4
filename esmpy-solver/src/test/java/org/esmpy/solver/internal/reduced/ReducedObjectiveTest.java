package org.esmpy.solver.internal.reduced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.SplittableRandom;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.CountPasses;
import org.esmpy.solver.internal.SpectraOperator;
import org.esmpy.solver.internal.StartValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Derivatives of the reduced objective against finite differences. */
class ReducedObjectiveTest {
    private static final double TOLERANCE = 1e-16;

    /** Relative step of finite differences. */
    private static final double STEP = 1e-5;

    /** Truncation of central differences plus rounding of the objective over the step, relative. */
    private static final double REL = 1e-5;

    @ParameterizedTest(name = "{0} phases, simplex {1}")
    @CsvSource({"1,true", "2,true", "3,true", "4,true", "5,true", "2,false", "3,false"})
    void gradientIsTheSlopeOfTheBestObjective(int phases, boolean simplex) {
        Fixture fixture = new Fixture(phases, simplex);
        ReducedModel model = fixture.at(fixture.w);
        for (int i = 0; i < fixture.w.length; i++) {
            double step = STEP * fixture.w[i];
            double slope = (fixture.at(fixture.moved(i, step)).objectiveNats()
                            - fixture.at(fixture.moved(i, -step)).objectiveNats())
                    / (2 * step);
            assertThat(model.gradient()[fixture.packed(i)])
                    .as("entry %d of W", i)
                    .isCloseTo(slope, within(REL * fixture.total() / fixture.w[i]));
        }
    }

    @ParameterizedTest(name = "{0} phases, simplex {1}")
    @CsvSource({"1,true", "2,true", "3,true", "4,true", "5,true", "2,false", "3,false"})
    void curvatureIsTheSlopeOfTheGradient(int phases, boolean simplex) {
        Fixture fixture = new Fixture(phases, simplex);
        ReducedModel model = fixture.at(fixture.w);
        int size = fixture.w.length;
        for (int i = 0; i < size; i++) {
            double step = STEP * fixture.w[i];
            double[] above = fixture.at(fixture.moved(i, step)).gradient();
            double[] below = fixture.at(fixture.moved(i, -step)).gradient();
            int row = fixture.packed(i) * size;
            for (int j = 0; j < size; j++) {
                double slope = (above[j] - below[j]) / (2 * step);
                double scale = fixture.total() / fixture.w[i];
                assertThat(model.curvature()[row + j])
                        .as("row %d, column %d", fixture.packed(i), j)
                        .isCloseTo(slope, within(10 * REL * scale));
            }
        }
    }

    /** Pixels differ much in their response: the error falls as the root of their number, from 15 % for 1600 of them. */
    @Test
    void aSampleOfThePixelsEstimatesTheResponse() {
        Problem problem = SmallProblems.poisson(new ImageShape(80, 80), 20, 4, 3, 3, new Constraint.SimplexH());
        Fixture fixture = new Fixture(problem);
        ReducedModel exact = fixture.at(fixture.w);
        ReducedModel sampled = fixture.sampled(4);
        assertThat(exact.isReliable()).isTrue();
        assertThat(sampled.isReliable()).isFalse();
        assertThat(sampled.gradient()).containsExactly(exact.gradient());
        assertThat(fixture.relativeError(exact, 4)).isBetween(1e-4, 0.2);
        assertThat(fixture.relativeError(exact, 2)).isLessThan(fixture.relativeError(exact, 16));
    }

    private static final class Fixture {
        private final Problem problem;
        private final ReducedObjective objective;
        private final double[] w;
        private final double[] ht;

        Fixture(int phases, boolean simplex) {
            this(SmallProblems.poisson(
                    new ImageShape(5, 6),
                    24,
                    6,
                    phases,
                    4,
                    simplex ? new Constraint[] {new Constraint.SimplexH()} : new Constraint[0]));
        }

        Fixture(Problem problem) {
            this.problem = problem;
            Basis basis = SmallProblems.basis(problem).orElseThrow();
            SpectraOperator operator =
                    SpectraOperator.of(Optional.of(basis), problem.counts().channels());
            this.objective = new ReducedObjective(
                    problem,
                    operator,
                    ReducedObjective.secondOrder(PhaseBases.of(basis)),
                    new CountPasses(problem.counts(), problem.phases(), Workers.single()));
            Factors start = SmallProblems.start(problem, 4);
            this.w = new SplittableRandom(5)
                    .doubles(basis.size() * (long) problem.phases(), 0.5, 1.5)
                    .toArray();
            this.ht = new StartValues(start, problem).ht();
        }

        ReducedModel at(double[] weights) {
            return objective.evaluate(weights, ht.clone(), TOLERANCE, 1);
        }

        ReducedModel sampled(int stride) {
            return objective.evaluate(w, ht.clone(), TOLERANCE, stride);
        }

        /** Error of the response from one in {@code stride} pixels, by the Frobenius norm. */
        double relativeError(ReducedModel exact, int stride) {
            ReducedModel sampled = sampled(stride);
            ReducedModel without = sampled(0);
            double error = 0;
            double response = 0;
            for (int i = 0; i < exact.curvature().length; i++) {
                error += Math.pow(sampled.curvature()[i] - exact.curvature()[i], 2);
                response += Math.pow(without.curvature()[i] - exact.curvature()[i], 2);
            }
            return Math.sqrt(error / response);
        }

        double[] moved(int entry, double step) {
            double[] weights = w.clone();
            weights[entry] += step;
            return weights;
        }

        /** Where the model keeps an entry of W. */
        int packed(int entry) {
            int phases = problem.phases();
            return entry % phases * (w.length / phases) + entry / phases;
        }

        double total() {
            return problem.counts().total();
        }
    }
}
