package org.esmpy.solver.lowdose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.region.Regions;
import org.esmpy.solver.matching.PhaseMatching;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Homotopy;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.mixture.Scenes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtremePhasesTest {
    private static final ImageShape SHAPE = new ImageShape(48, 56);

    /** Domes of a phase that lacks an element of the matrix: nowhere pure, but where the element ends is where it lies. */
    @ParameterizedTest(name = "{0} counts per pixel")
    @ValueSource(doubles = {60, 400})
    void aPhaseGoesOutToWhereItsElementsEnd(double dose) {
        ExposedProblem problem = Scenes.inclusions(SHAPE, dose, 3);
        DMatrixRMaj truth = Scenes.twoPhases(dose);
        DMatrixRMaj near = truth.copy();
        for (int c = 0; c < truth.getNumRows(); c++) {
            near.set(c, 1, 0.6 * truth.get(c, 1) + 0.4 * truth.get(c, 0));
        }
        Mixture found = fit(problem, near);
        assertThat(PhaseMatching.anglesDeg(problem.g(), truth, found.w())[1][1]).isLessThan(5);
        assertThat(PhaseMatching.anglesDeg(problem.g(), truth, near)[1][1]).isGreaterThan(8);
    }

    @ParameterizedTest(name = "{0} counts per pixel")
    @ValueSource(doubles = {60, 400})
    void aPhaseThatRegionsRepeatKeepsItsComposition(double dose) {
        ExposedProblem problem = Scenes.inclusions(SHAPE, dose, 4);
        DMatrixRMaj truth = Scenes.twoPhases(dose);
        DMatrixRMaj w = fit(problem, truth).w();
        double scale = w.get(0, 0) / truth.get(0, 0);
        for (int c = 0; c < truth.getNumRows(); c++) {
            assertThat(w.get(c, 0)).isCloseTo(scale * truth.get(c, 0), within(1e-9 * dose));
        }
    }

    private static Mixture fit(ExposedProblem problem, DMatrixRMaj w) {
        Regions regions = Regions.of(problem, Workers.single());
        return new ExtremePhases(problem.on(regions), regions, Homotopy.defaults(), CancellableWorkers.single())
                .fit("start", w, new boolean[] {true, false})
                .phases()
                .ofPixels();
    }
}
