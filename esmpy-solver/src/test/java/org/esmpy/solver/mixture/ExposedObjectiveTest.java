package org.esmpy.solver.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.reduced.ReducedModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slope and curvature against differences of the divergence minimised over the abundances. */
class ExposedObjectiveTest {
    private static final ImageShape SHAPE = new ImageShape(5, 6);
    private static final LogSparsity NONE = LogSparsity.none();

    /** Relative step of the differences. */
    private static final double STEP = 1e-3;

    /** Cubic terms within a step, and abundances that reach or leave zero. */
    private static final double SLOPE_REL = 1e-3;

    private static final double CURVATURE_REL = 0.03;

    @ParameterizedTest(name = "{0} phases")
    @ValueSource(ints = {2, 3, 4})
    void isTheTaylorExpansionOfTheReducedDivergence(int phases) {
        ExposedProblem scene = Scenes.inclusions(SHAPE, 2000, 1);
        ExposedCounts map = ExposedCounts.byCounts(scene.map().counts(), SHAPE);
        ExposedProblem problem = new ExposedProblem(map, scene.g(), phases);
        Mixture at = reduced(problem, Scenes.random(problem, 2)).mixture();
        ExposedObjective exposed = new ExposedObjective(problem, Workers.single());
        ReducedModel model = exposed.with(NONE, new double[0]).at(at.w().data, exposed.ht(at));
        int n = model.gradient().length;
        double slopeScale = Arrays.stream(model.gradient()).map(Math::abs).max().orElseThrow();
        double curvatureScale =
                Arrays.stream(model.curvature()).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < n; i++) {
            double step = STEP * 2000;
            double up = reduced(problem, moved(at, i, step)).divergenceNats();
            double here = reduced(problem, at).divergenceNats();
            double down = reduced(problem, moved(at, i, -step)).divergenceNats();
            assertThat(model.gradient()[i])
                    .as("slope %d", i)
                    .isCloseTo((up - down) / (2 * step), within(SLOPE_REL * slopeScale));
            assertThat(model.curvature()[i * n + i])
                    .as("curvature %d", i)
                    .isCloseTo((up - 2 * here + down) / (step * step), within(CURVATURE_REL * curvatureScale));
        }
    }

    private static AbundanceFit.Fitted reduced(ExposedProblem problem, Mixture start) {
        double[] weights = new double[problem.map().pixels()];
        return new AbundanceFit(problem.map(), problem.bases(), weights, Workers.single()).fit(start, NONE);
    }

    private static Mixture moved(Mixture mixture, int entry, double step) {
        DMatrixRMaj w = mixture.w().copy();
        w.add(entry % w.getNumRows(), entry / w.getNumRows(), step);
        return new Mixture(w, mixture.abundances());
    }
}
