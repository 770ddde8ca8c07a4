package org.esmpy.solver.lowdose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.matching.PhaseMatching;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ExposedCounts;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Homotopy;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.mixture.PixelBins;
import org.esmpy.solver.mixture.Scenes;
import org.junit.jupiter.api.Test;

class FinalPhasesTest {
    private static final ImageShape SHAPE = new ImageShape(40, 40);
    private static final double DOSE = 40;
    private static final PixelBins BINS = new PixelBins(SHAPE, 4);

    /** What the noise of these maps leaves of the spectra's angle. */
    private static final double NOISE_DEG = 6;

    @Test
    void keepsTheStrengthThatWasChosenWherePhasesStay() {
        ExposedProblem problem = problem(0.6);
        FinalPhases phases = fit(problem, 0.6, Homotopy.defaults(), 3);
        assertThat(phases.strengthNats()).isEqualTo(3);
        assertThat(phases.ofPixels().abundances().getNumRows()).isEqualTo(SHAPE.pixels());
        assertThat(PhaseMatching.farthestDeg(problem.g(), phases.ofPixels().w(), Scenes.twoPhases(DOSE)))
                .isLessThan(NOISE_DEG);
    }

    /** Inclusions with little of the second phase: a large sparsity takes them for matrix. */
    @Test
    void takesAWeakerStrengthWhereAPhaseWouldCollapse() {
        Homotopy homotopy = new Homotopy(List.of(0.03, 3.0, 3000.0), 0.05, 0.2);
        FinalPhases phases = fit(problem(0.25), 0.25, homotopy, 3000);
        assertThat(phases.strengthNats()).isLessThan(3000);
        assertThat(phases.ofPixels().largestAbundance(0)).isGreaterThan(0.05);
        assertThat(phases.ofPixels().largestAbundance(1)).isGreaterThan(0.05);
    }

    private static FinalPhases fit(ExposedProblem problem, double most, Homotopy homotopy, double strengthNats) {
        Mixture basin = new Mixture(Scenes.twoPhases(DOSE), Scenes.discs(BINS.shape(), most));
        return FinalPhases.fit(problem, basin, BINS, strengthNats, homotopy, CancellableWorkers.single());
    }

    private static ExposedProblem problem(double most) {
        Mixture truth = new Mixture(Scenes.twoPhases(DOSE), Scenes.discs(SHAPE, most));
        return new ExposedProblem(
                ExposedCounts.even(Scenes.counts(Scenes.g(), truth, new SplittableRandom(1)), SHAPE), Scenes.g(), 2);
    }
}
