package org.esmpy.solver.lowdose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.WorkerPool;
import org.junit.jupiter.api.Test;

class BinSearchTest {
    private static final ImageShape SHAPE = new ImageShape(48, 48);

    @Test
    void triesEverySizeAndStrengthAndAvoidsBinsThatMixEverything() {
        ExposedProblem problem = Scenes.inclusions(SHAPE, 60, 1);
        CountThinning.Halves halves = CountThinning.split(problem.map().counts(), new SplittableRandom(2));
        List<BinSearch.Trial> trials = new BinSearch(Homotopy.defaults())
                .search(problem, halves, Scenes.twoPhases(60), List.of(4, 24), Execution.single());
        assertThat(trials).hasSize(2 * Homotopy.defaults().strengthsNats().size());
        assertThat(trials)
                .extracting(BinSearch.Trial::strengthNats)
                .containsAll(Homotopy.defaults().strengthsNats());
        BinSearch.Trial best = BinSearch.best(trials);
        assertThat(best.binSize()).isEqualTo(4);
        assertThat(trials)
                .allSatisfy(trial -> assertThat(trial.heldOut().nats())
                        .isLessThanOrEqualTo(best.heldOut().nats()));
        assertThat(best.training().abundances().getNumRows()).isEqualTo(SHAPE.pixels());
    }

    @Test
    void triesSizesInTheOrderGivenWithStrengthsThatFallForAnyNumberOfThreads() {
        ExposedProblem problem = Scenes.inclusions(SHAPE, 60, 4);
        CountThinning.Halves halves = CountThinning.split(problem.map().counts(), new SplittableRandom(5));
        BinSearch search = new BinSearch(new Homotopy(List.of(0.1, 1.0), 0.05, 0.2));
        List<BinSearch.Trial> one =
                search.search(problem, halves, Scenes.twoPhases(60), List.of(8, 4), Execution.single());
        assertThat(one).extracting(BinSearch.Trial::binSize).containsExactly(8, 8, 4, 4);
        assertThat(one).extracting(BinSearch.Trial::strengthNats).containsExactly(1.0, 0.1, 1.0, 0.1);
        try (WorkerPool pool = new WorkerPool(2)) {
            List<BinSearch.Trial> two = search.search(
                    problem, halves, Scenes.twoPhases(60), List.of(8, 4), new Execution(pool, () -> false));
            for (int i = 0; i < one.size(); i++) {
                assertThat(two.get(i).heldOut().nats())
                        .isEqualTo(one.get(i).heldOut().nats());
                assertThat(two.get(i).training().w().data)
                        .isEqualTo(one.get(i).training().w().data);
            }
        }
    }

    @Test
    void sizesSuitCountsPixelsAndPhases() {
        assertThat(sizes(new ImageShape(128, 128), 18).candidates()).containsExactly(4, 8, 16);
        assertThat(sizes(new ImageShape(128, 128), 18).basin()).isEqualTo(8);
        assertThat(sizes(new ImageShape(128, 128), 18).usual()).isEqualTo(8);
        assertThat(sizes(new ImageShape(256, 256), 5).basin()).isEqualTo(15);
        assertThat(sizes(new ImageShape(128, 128), 300).candidates()).containsExactly(4, 8);
        assertThat(sizes(new ImageShape(64, 64), 5000).candidates()).containsExactly(1, 2);
        assertThat(sizes(new ImageShape(8, 8), 18).basin()).isEqualTo(1);
        assertThat(sizes(new ImageShape(8, 8), 18).candidates()).containsExactly(1);
        assertThat(sizes(new ImageShape(1, 1), 18).usual()).isEqualTo(1);
    }

    private static BinSizes sizes(ImageShape shape, double dose) {
        return new BinSizes(Scenes.inclusions(shape, dose, 3));
    }
}
