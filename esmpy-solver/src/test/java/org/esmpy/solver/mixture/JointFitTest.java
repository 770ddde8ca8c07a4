package org.esmpy.solver.mixture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.WorkerPool;
import org.esmpy.solver.Workers;
import org.esmpy.solver.lowdose.start.StructuredStarts;
import org.esmpy.solver.matching.PhaseMatching;
import org.junit.jupiter.api.Test;

class JointFitTest {
    private static final ImageShape SHAPE = new ImageShape(48, 48);
    private static final double DOSE = 60;
    private static final PixelBins BINS = new PixelBins(SHAPE, 4);

    /** What the noise of these maps leaves of the spectra's angle. */
    private static final double NOISE_DEG = 4;

    @Test
    void explainsTheDataAtLeastAsWellAsTheTruth() {
        ExposedProblem problem = Scenes.inclusions(SHAPE, DOSE, 1);
        JointFit.Outcome outcome = JointFit.onBins(problem, BINS, CancellableWorkers.single())
                .fit(Scenes.random(problem.on(BINS), 2), LogSparsity.none(), 0.01);
        Mixture truth = Mixture.even(Scenes.twoPhases(DOSE), BINS.shape().pixels());
        AbundanceFit.Fitted best = new AbundanceFit(
                        problem.on(BINS).map(), problem.bases(), BINS.completeness(), Workers.single())
                .fit(truth, LogSparsity.none());
        assertThat(outcome.fitted().divergenceNats()).isLessThan(best.divergenceNats());
        assertThat(outcome.converged()).isTrue();
    }

    @Test
    void growingSparsityFindsPhasesThatAreNowherePure() {
        ExposedProblem problem = Scenes.inclusions(SHAPE, DOSE, 3);
        JointFit fit = JointFit.onBins(problem, BINS, CancellableWorkers.single());
        List<Homotopy.Point> path = Homotopy.defaults().follow(fit, corners(problem));
        assertThat(path)
                .extracting(Homotopy.Point::strengthNats)
                .isEqualTo(Homotopy.defaults().strengthsNats());
        DMatrixRMaj found = path.get(path.size() - 1).mixture().w();
        assertThat(PhaseMatching.farthestDeg(problem.g(), found, Scenes.twoPhases(DOSE)))
                .isLessThan(NOISE_DEG);
    }

    private static Mixture corners(ExposedProblem problem) {
        return new StructuredStarts()
                .propose(problem, BINS.size(), new SplittableRandom(4), Workers.single()).stream()
                        .filter(start -> start.name().equals("corners t=1.0"))
                        .map(start -> Mixture.even(start.w(), BINS.shape().pixels()))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void hasTheSameBitsForAnyNumberOfThreads() {
        ExposedProblem problem = Scenes.inclusions(SHAPE, DOSE, 7);
        Mixture start = Scenes.random(problem.on(BINS), 8);
        LogSparsity sparsity = new LogSparsity(1, 0.05);
        Mixture one = JointFit.onBins(problem, BINS, CancellableWorkers.single())
                .fit(start, sparsity, 0.1)
                .fitted()
                .mixture();
        try (WorkerPool pool = new WorkerPool(3)) {
            Mixture three = JointFit.onBins(problem, BINS, new CancellableWorkers(pool, () -> false))
                    .fit(start, sparsity, 0.1)
                    .fitted()
                    .mixture();
            assertThat(three.w().data).isEqualTo(one.w().data);
            assertThat(three.abundances().data).isEqualTo(one.abundances().data);
        }
    }

    @Test
    void aCancelledFitReturnsWhatItHas() {
        ExposedProblem problem = Scenes.inclusions(SHAPE, DOSE, 9);
        JointFit fit = JointFit.onBins(problem, BINS, new CancellableWorkers(Workers.single(), () -> true));
        Mixture start = Scenes.random(problem.on(BINS), 10);
        List<Homotopy.Point> path = Homotopy.defaults().follow(fit, start);
        assertThat(path).hasSize(1);
        assertThat(path.get(0).mixture().w().data).isEqualTo(start.w().data);
    }
}
