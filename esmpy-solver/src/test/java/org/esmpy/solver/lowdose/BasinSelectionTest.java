package org.esmpy.solver.lowdose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.WorkerPool;
import org.esmpy.solver.Workers;
import org.esmpy.solver.lowdose.BasinSelection.Basin;
import org.junit.jupiter.api.Test;

class BasinSelectionTest {
    private static final ImageShape SHAPE = new ImageShape(48, 40);
    private static final double DOSE = 30;
    private static final PixelBins BINS = new PixelBins(SHAPE, 4);

    /** What the noise of these maps leaves of the spectra's angle. */
    private static final double NOISE_DEG = 4;

    @Test
    void mergesEqualEndsAndPutsTheChosenFirst() {
        ExposedProblem problem = Scenes.inclusions(SHAPE, DOSE, 1);
        List<StartGenerator.Start> starts = starts(problem);
        List<Basin> basins = select(problem, starts, Execution.single());
        assertThat(basins.stream().flatMap(basin -> basin.starts().stream()).toList())
                .containsExactlyInAnyOrderElementsOf(
                        starts.stream().map(StartGenerator.Start::name).toList());
        assertThat(basins).hasSizeLessThan(starts.size());
        assertThat(basins.get(0).dropped()).isFalse();
        for (Basin basin : basins) {
            assertThat(basin.dropped()
                            || basin.divergenceNats() >= basins.get(0).divergenceNats())
                    .isTrue();
        }
        assertThat(PhaseMatching.farthestDeg(
                        problem.g(), basins.get(0).mixture().w(), Scenes.twoPhases(DOSE)))
                .isLessThan(NOISE_DEG);
    }

    @Test
    void choosesTheSameForAnyNumberOfThreads() {
        ExposedProblem problem = Scenes.inclusions(SHAPE, DOSE, 2);
        List<StartGenerator.Start> starts = starts(problem);
        Basin one = select(problem, starts, Execution.single()).get(0);
        try (WorkerPool pool = new WorkerPool(3)) {
            Basin three =
                    select(problem, starts, new Execution(pool, () -> false)).get(0);
            assertThat(three.mixture().w().data).isEqualTo(one.mixture().w().data);
            assertThat(three.heldOut()).isEqualTo(one.heldOut());
        }
    }

    /** Where fits end as they begin: two equal phases are one phase only, which held-out counts tell from two. */
    @Test
    void dropsAnEndThatIsClearlyWorseOnHeldOutCounts() {
        ExposedProblem problem = Scenes.inclusions(SHAPE, DOSE, 5);
        DMatrixRMaj equal = Scenes.twoPhases(DOSE);
        for (int c = 0; c < equal.getNumRows(); c++) {
            equal.set(c, 1, equal.get(c, 0) + 0.01 * DOSE);
            equal.set(c, 0, equal.get(c, 1));
        }
        Homotopy ended = new Homotopy(List.of(0.1), 0.05, Double.MAX_VALUE);
        List<Basin> basins = new BasinSelection(ended)
                .select(
                        problem,
                        CountThinning.split(problem.map().counts(), new SplittableRandom(4)),
                        BINS,
                        List.of(
                                new StartGenerator.Start("equal", equal),
                                new StartGenerator.Start("different", Scenes.twoPhases(DOSE))),
                        Execution.single());
        assertThat(basins).extracting(Basin::starts).containsExactly(List.of("different"), List.of("equal"));
        assertThat(basins).extracting(Basin::dropped).containsExactly(false, true);
        HeldOut.Gain gain = basins.get(1).heldOut();
        assertThat(gain.nats()).isLessThan(-4 * gain.standardError());
    }

    @Test
    void aSingleStartIsChosen() {
        ExposedProblem problem = Scenes.inclusions(SHAPE, DOSE, 6);
        List<Basin> basins =
                select(problem, List.of(new StartGenerator.Start("only", Scenes.twoPhases(DOSE))), Execution.single());
        assertThat(basins).extracting(Basin::starts).containsExactly(List.of("only"));
        assertThat(basins.get(0).dropped()).isFalse();
        assertThat(basins.get(0).heldOut().nats()).isZero();
    }

    private static List<StartGenerator.Start> starts(ExposedProblem problem) {
        return new StructuredStarts().propose(problem, BINS.size(), new SplittableRandom(3), Workers.single());
    }

    private static List<Basin> select(ExposedProblem problem, List<StartGenerator.Start> starts, Execution execution) {
        CountThinning.Halves halves = CountThinning.split(problem.map().counts(), new SplittableRandom(4));
        return new BasinSelection(Homotopy.defaults()).select(problem, halves, BINS, starts, execution);
    }
}
