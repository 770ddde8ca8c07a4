package org.esmpy.solver.lowdose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.WorkerPool;
import org.esmpy.solver.Workers;
import org.esmpy.solver.matching.PhaseMatching;
import org.esmpy.solver.mixture.LargeScenes;
import org.esmpy.solver.mixture.Scenes;
import org.junit.jupiter.api.Test;

/** Maps whose phases are looked for on a part of their pixels. */
class LargeMapTest {
    private static final double DOSE = 18;

    /** What the noise of the counts inside the particles leaves, two standard errors; their borders are half of them. */
    private static final double NOISE_DEG = 2;

    @Test
    void aPhaseOfFewPixelsIsFoundAndMapped() {
        ImageShape shape = new ImageShape(512, 512);
        LowDoseResult result;
        try (WorkerPool workers = new WorkerPool(2)) {
            result = run(shape, 1, workers);
        }
        assertThat(PhaseMatching.farthestDeg(Scenes.g(), result.factors().w(), LargeScenes.weights(DOSE)))
                .isLessThan(NOISE_DEG);
        double[][] angles = PhaseMatching.anglesDeg(
                Scenes.g(), LargeScenes.weights(DOSE), result.factors().w());
        int rare = 0;
        for (int k = 0; k < LargeScenes.PHASES; k++) {
            rare = angles[LargeScenes.RARE][k] < angles[LargeScenes.RARE][rare] ? k : rare;
        }
        int wrong = 0;
        for (int p = 0; p < shape.pixels(); p++) {
            boolean isRare = LargeScenes.phase(shape, p) == LargeScenes.RARE;
            wrong += isRare != result.factors().h().get(rare, p) > 0.5 ? 1 : 0;
        }
        assertThat(wrong).isLessThan(shape.pixels() / 2000);
    }

    @Test
    void theNumberOfThreadsDecidesNothing() {
        ImageShape shape = new ImageShape(273, 262);
        LowDoseResult one = run(shape, 2, Workers.single());
        try (WorkerPool three = new WorkerPool(3)) {
            LowDoseResult other = run(shape, 2, three);
            assertThat(other.factors().w().data).isEqualTo(one.factors().w().data);
            assertThat(other.factors().h().data).isEqualTo(one.factors().h().data);
        }
    }

    private static LowDoseResult run(ImageShape shape, long seed, Workers workers) {
        Problem problem = new Problem(
                LargeScenes.of(shape, DOSE, seed).map().counts(),
                shape,
                Optional.of(SpectralModel.fixed(SmallProblems.basis(Scenes.g()))),
                LargeScenes.PHASES,
                List.of(new Constraint.SimplexH()),
                List.of());
        return LowDosePipeline.defaults().withFast(true).run(problem, 11, workers, LowDoseListener.none());
    }
}
