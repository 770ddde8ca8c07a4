package org.esmpy.solver.lowdose.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.Workers;
import org.esmpy.solver.matching.PhaseMatching;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.ProblemWithPriors;
import org.esmpy.solver.mixture.Scenes;
import org.esmpy.solver.prior.Priors;
import org.esmpy.solver.prior.PriorsBuilder;
import org.esmpy.solver.prior.PureRegions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberedStartsTest extends StartGeneratorContract {
    private static final ImageShape SHAPE = new ImageShape(40, 40);
    private static final Basis BASIS = SmallProblems.basis(Scenes.g());

    @Override
    protected StartGenerator generator() {
        return new NumberedStarts(new StructuredStarts());
    }

    @ParameterizedTest(name = "phase {0}")
    @ValueSource(ints = {0, 1})
    void thePhaseThatLacksAColumnHasTheNumberOfThePrior(int phase) {
        for (StartGenerator.Start start : starts(Priors.of(BASIS, 2).absent(phase, 1))) {
            DMatrixRMaj w = start.w();
            assertThat(w.get(1, phase)).as(start.name()).isZero();
            assertThat(w.get(1, 1 - phase)).as(start.name()).isPositive();
            double[][] angles = PhaseMatching.anglesDeg(Scenes.g(), w, Scenes.twoPhases(30));
            assertThat(angles[phase][1]).as(start.name()).isLessThan(angles[1 - phase][1]);
        }
    }

    @ParameterizedTest(name = "phase {0}")
    @ValueSource(ints = {0, 1})
    void aPhaseWithARegionBeginsWithIt(int phase) {
        int[] labels = new int[SHAPE.pixels()];
        for (int p = 32 * 40; p < labels.length; p++) {
            labels[p] = phase + 1;
        }
        for (StartGenerator.Start start : starts(Priors.of(BASIS, 2).pure(PureRegions.of(labels)))) {
            double[][] angles = PhaseMatching.anglesDeg(Scenes.g(), start.w(), Scenes.twoPhases(30));
            assertThat(angles[phase][0]).as(start.name()).isLessThan(3);
        }
    }

    @ParameterizedTest(name = "phase {0}")
    @ValueSource(ints = {0, 1})
    void aKnownPhaseHasItsShape(int phase) {
        double[] known = {1, 2, 3, 0, 1};
        for (StartGenerator.Start start : starts(Priors.of(BASIS, 2).known(phase, known))) {
            double unit = start.w().get(0, phase);
            assertThat(unit).as(start.name()).isPositive();
            for (int c = 0; c < known.length; c++) {
                assertThat(start.w().get(c, phase)).isCloseTo(unit * known[c], within(1e-9));
            }
        }
    }

    private List<StartGenerator.Start> starts(PriorsBuilder priors) {
        Problem problem = Scenes.problem(SHAPE, 30, 1, new Constraint.SimplexH());
        ExposedProblem posed = new ProblemWithPriors(problem, priors.build()).exposed(PhaseBases.shared(Scenes.g()));
        return generator().propose(posed, 5, new SplittableRandom(2), Workers.single());
    }
}
