package org.esmpy.solver.internal.reduced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.esmpy.model.ImageShape;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Derivatives of the reduced objective against finite differences. */
class ReducedObjectiveTest {
    /** Relative step of finite differences. */
    private static final double STEP = 1e-5;

    /** Truncation of central differences plus rounding of the objective over the step, relative. */
    private static final double REL = 1e-5;

    @ParameterizedTest(name = "{0} phases, simplex {1}")
    @CsvSource({"1,true", "2,true", "3,true", "4,true", "5,true", "2,false", "3,false"})
    void gradientIsTheSlopeOfTheBestObjective(int phases, boolean simplex) {
        ReducedFixture fixture = new ReducedFixture(phases, simplex);
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
        ReducedFixture fixture = new ReducedFixture(phases, simplex);
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
        ReducedFixture fixture = new ReducedFixture(problem);
        ReducedModel exact = fixture.at(fixture.w);
        ReducedModel sampled = fixture.sampled(4);
        assertThat(exact.isReliable()).isTrue();
        assertThat(sampled.isReliable()).isFalse();
        assertThat(sampled.gradient()).containsExactly(exact.gradient());
        assertThat(fixture.relativeError(exact, 4)).isBetween(1e-4, 0.2);
        assertThat(fixture.relativeError(exact, 2)).isLessThan(fixture.relativeError(exact, 16));
    }
}
