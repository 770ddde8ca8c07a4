package org.esmpy.solver.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.mixture.Scenes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeanRefinementTest {
    private static final ImageShape SHAPE = new ImageShape(10, 12);

    /** Columns of G sum to one: the best weights of a spectrum sum to its counts, but for where their search ends. */
    private static final double SUM_REL = 1e-6;

    @ParameterizedTest(name = "a model that changes {0} times is refined {1} times")
    @CsvSource({"0, 0", "1, 1", "2, 2", "3, 3", "9, 3"})
    void refinesUntilGStaysAtMostThreeTimes(int changes, int refinements) {
        Changing model = new Changing(changes);
        MeanRefinement refined = MeanRefinement.of(problem(model));
        assertThat(refined.refinements()).isEqualTo(refinements);
        assertThat(refined.basis()).isSameAs(model.made.get(refinements));
    }

    @Test
    void showsTheModelTheMeanSpectrumEverywhere() {
        Changing model = new Changing(1);
        Problem problem = problem(model);
        MeanRefinement.of(problem);
        assertThat(model.seen).hasSize(2);
        for (Factors seen : model.seen) {
            assertThat(seen.w().getNumCols()).isEqualTo(1);
            assertThat(seen.h().getNumCols()).isEqualTo(SHAPE.pixels());
            assertThat(seen.h().data).containsOnly(1);
            double sum = 0;
            for (double weight : seen.w().data) {
                sum += weight;
            }
            double mean = problem.counts().total() / (double) SHAPE.pixels();
            assertThat(sum).isCloseTo(mean, within(SUM_REL * mean));
        }
    }

    private static Problem problem(SpectralModel model) {
        return new Problem(
                Scenes.inclusions(SHAPE, 30, 1).map().counts(),
                SHAPE,
                Optional.of(model),
                2,
                List.of(new Constraint.SimplexH()),
                List.of());
    }

    /** Gives another basis so many times. */
    private static final class Changing implements SpectralModel {
        private final int changes;
        private final List<Basis> made = new ArrayList<>(List.of(SmallProblems.basis(Scenes.g())));
        private final List<Factors> seen = new ArrayList<>();

        Changing(int changes) {
            this.changes = changes;
        }

        @Override
        public Basis initialBasis() {
            return made.get(0);
        }

        @Override
        public Basis refine(Basis current, Factors fitted) {
            seen.add(fitted);
            if (made.size() <= changes) {
                DMatrixRMaj g = current.g().copy();
                made.add(SmallProblems.basis(g));
                return made.get(made.size() - 1);
            }
            return current;
        }
    }
}
