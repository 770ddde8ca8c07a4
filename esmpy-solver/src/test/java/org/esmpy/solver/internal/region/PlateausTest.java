package org.esmpy.solver.internal.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.region.Plateaus.Plateau;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Homotopy;
import org.esmpy.solver.mixture.JointFit;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.mixture.Scenes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlateausTest {
    private static final ImageShape SHAPE = new ImageShape(48, 56);
    private static final double EPSILON = 0.05;

    @ParameterizedTest(name = "{0} counts per pixel")
    @CsvSource({"15", "60", "400"})
    void grainsRepeatTheirPhases(double dose) {
        List<Plateau> plateaus = plateaus(Scenes.grains(SHAPE, dose, 1), Scenes.blended(dose));
        assertThat(plateaus).hasSize(2).allMatch(Plateau::isDecided);
    }

    /** A phase beyond the grains: all of them are mixtures of the same kind, none is on it. */
    @ParameterizedTest(name = "{0} counts per pixel")
    @CsvSource({"15", "60", "400"})
    void aPhaseThatNoGrainHoldsHasNoPlateau(double dose) {
        List<Plateau> plateaus = plateaus(Scenes.grains(SHAPE, dose, 2), Scenes.twoPhases(dose));
        assertThat(plateaus.get(0).isDecided()).isTrue();
        assertThat(plateaus.get(1).isDecided()).isFalse();
        assertThat(plateaus.get(1).share()).isZero();
    }

    /** Shares that are spread have no plateau, neither where they end nor, as here, before. */
    @ParameterizedTest(name = "{0} counts per pixel")
    @CsvSource({"15", "60", "400"})
    void aDomeRepeatsNothing(double dose) {
        List<Plateau> plateaus = plateaus(Scenes.inclusions(SHAPE, dose, 3), withInclusionsOf(0.5, dose));
        assertThat(plateaus.get(1).isDecided()).isFalse();
        assertThat(plateaus(Scenes.inclusions(SHAPE, dose, 3), Scenes.twoPhases(dose))
                        .get(1)
                        .isDecided())
                .isFalse();
    }

    private static DMatrixRMaj withInclusionsOf(double share, double dose) {
        DMatrixRMaj w = Scenes.twoPhases(dose);
        for (int c = 0; c < w.getNumRows(); c++) {
            w.set(c, 1, share * w.get(c, 1) + (1 - share) * w.get(c, 0));
        }
        return w;
    }

    private static List<Plateau> plateaus(ExposedProblem problem, DMatrixRMaj w) {
        Regions regions = Regions.of(problem, Workers.single());
        Mixture mixture = Homotopy.defaults()
                .settled(
                        JointFit.onBins(problem, regions, CancellableWorkers.single()),
                        w,
                        Homotopy.defaults().largest());
        return new Plateaus(regions.groups(), regions.sum(problem.map()), problem.g(), EPSILON).of(mixture);
    }
}
