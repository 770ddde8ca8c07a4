package org.esmpy.solver.lowdose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.WorkerPool;
import org.esmpy.solver.Workers;
import org.esmpy.solver.lowdose.SquareBasins.Basin;
import org.esmpy.solver.lowdose.start.StartGenerator;
import org.esmpy.solver.lowdose.start.StructuredStarts;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Homotopy;
import org.esmpy.solver.mixture.PixelBins;
import org.esmpy.solver.mixture.Scenes;
import org.junit.jupiter.api.Test;

class SquareBasinsTest {
    private static final ImageShape SHAPE = new ImageShape(48, 40);
    private static final double DOSE = 30;
    private static final PixelBins BINS = new PixelBins(SHAPE, 4);

    @Test
    void everyStartLeadsToOneOfDifferentEnds() {
        ExposedProblem problem = Scenes.inclusions(SHAPE, DOSE, 1);
        List<StartGenerator.Start> starts = starts(problem);
        List<Basin> basins =
                new SquareBasins(Homotopy.defaults()).of(problem, BINS, starts, CancellableWorkers.single());
        assertThat(basins.stream().flatMap(basin -> basin.starts().stream()).toList())
                .containsExactlyInAnyOrderElementsOf(
                        starts.stream().map(StartGenerator.Start::name).toList());
        assertThat(basins)
                .hasSizeLessThan(starts.size())
                .isSortedAccordingTo(Comparator.comparingDouble(Basin::divergenceNats));
    }

    @Test
    void endsAreTheSameForAnyNumberOfThreads() {
        ExposedProblem problem = Scenes.inclusions(SHAPE, DOSE, 2);
        SquareBasins search = new SquareBasins(Homotopy.defaults());
        List<Basin> one = search.of(problem, BINS, starts(problem), CancellableWorkers.single());
        try (WorkerPool pool = new WorkerPool(3)) {
            List<Basin> three = search.of(problem, BINS, starts(problem), new CancellableWorkers(pool, () -> false));
            assertThat(three).hasSameSizeAs(one);
            assertThat(three.get(0).mixture().w().data)
                    .isEqualTo(one.get(0).mixture().w().data);
        }
    }

    private static List<StartGenerator.Start> starts(ExposedProblem problem) {
        return new StructuredStarts().propose(problem, BINS.size(), new SplittableRandom(3), Workers.single());
    }
}
