package org.esmpy.solver.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.WorkerPool;
import org.esmpy.solver.Workers;
import org.junit.jupiter.api.Test;

/** What every {@link SpatialRefiner} promises. A plug-in's test extends it and says which refiner. */
public abstract class SpatialRefinerContract {
    private static final ImageShape SHAPE = new ImageShape(33, 28);
    private static final double DOSE = 20;

    /** What the low-dose pipeline begins with. */
    private static final double LAMBDA_PER_SQRT_COUNTS = 1.33;

    private static final double EPSILON = 0.05;

    /** The refiner under examination. */
    protected abstract SpatialRefiner refiner();

    @Test
    void keepsWAndTheSimplex() {
        ExposedProblem problem = Scenes.inclusions(SHAPE, DOSE, 1);
        Mixture start = start();
        Mixture refined = refine(problem, start, prior(), CancellableWorkers.single());
        assertThat(refined.w().data).isEqualTo(Scenes.twoPhases(DOSE).data);
        for (int p = 0; p < SHAPE.pixels(); p++) {
            double first = refined.abundances().get(p, 0);
            double second = refined.abundances().get(p, 1);
            assertThat(Math.min(first, second)).isNotNegative();
            assertThat(first + second).as("pixel %d", p).isCloseTo(1, within(1e-9));
        }
        assertThat(start.abundances().get(0, 0)).isEqualTo(0.5);
    }

    @Test
    void mapsAreMuchCloserToTheTruthThanThoseOfSinglePixels() {
        ExposedProblem problem = Scenes.inclusions(SHAPE, DOSE, 2);
        double alone = error(refine(problem, start(), SpatialPrior.of(0, 0, EPSILON), CancellableWorkers.single()));
        assertThat(error(refine(problem, start(), prior(), CancellableWorkers.single())))
                .isLessThan(0.5 * alone);
    }

    @Test
    void aStrongPriorMakesTheMapFlat() {
        ExposedProblem problem = Scenes.inclusions(SHAPE, DOSE, 3);
        DMatrixRMaj a = refine(problem, start(), SpatialPrior.of(1e4, 0, EPSILON), CancellableWorkers.single())
                .abundances();
        for (int p = 0; p < SHAPE.pixels(); p++) {
            assertThat(a.get(p, 0)).as("pixel %d", p).isCloseTo(a.get(0, 0), within(0.02));
        }
    }

    @Test
    void hasTheSameBitsForAnyNumberOfThreads() {
        ExposedProblem problem = Scenes.inclusions(SHAPE, DOSE, 4);
        DMatrixRMaj one =
                refine(problem, start(), prior(), CancellableWorkers.single()).abundances();
        try (WorkerPool pool = new WorkerPool(3)) {
            CancellableWorkers three = new CancellableWorkers(pool, () -> false);
            assertThat(refine(problem, start(), prior(), three).abundances().data)
                    .isEqualTo(one.data);
        }
    }

    @Test
    void aCancelledRefinementStaysOnTheSimplex() {
        ExposedProblem problem = Scenes.inclusions(SHAPE, DOSE, 5);
        CancellableWorkers cancelled = new CancellableWorkers(Workers.single(), () -> true);
        DMatrixRMaj a = refine(problem, start(), prior(), cancelled).abundances();
        assertThat(a.get(7, 0) + a.get(7, 1)).isCloseTo(1, within(1e-9));
    }

    private Mixture refine(ExposedProblem problem, Mixture start, SpatialPrior prior, CancellableWorkers execution) {
        return refiner().refine(problem, start, prior, execution);
    }

    private static Mixture start() {
        return Mixture.even(Scenes.twoPhases(DOSE), SHAPE.pixels());
    }

    private static SpatialPrior prior() {
        return SpatialPrior.of(LAMBDA_PER_SQRT_COUNTS * Math.sqrt(DOSE), 0.05, EPSILON);
    }

    private static double error(Mixture refined) {
        DMatrixRMaj truth = Scenes.discs(SHAPE, 0.6);
        double sum = 0;
        for (int p = 0; p < SHAPE.pixels(); p++) {
            sum += Math.abs(refined.abundances().get(p, 1) - truth.get(p, 1));
        }
        return sum / SHAPE.pixels();
    }
}
