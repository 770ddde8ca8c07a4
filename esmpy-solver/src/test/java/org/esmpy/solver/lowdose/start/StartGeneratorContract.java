package org.esmpy.solver.lowdose.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.WorkerPool;
import org.esmpy.solver.Workers;
import org.esmpy.solver.lowdose.start.StartGenerator.Start;
import org.esmpy.solver.matching.PhaseMatching;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Scenes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link StartGenerator} promises. A plug-in's test extends it and says which generator. */
public abstract class StartGeneratorContract {
    private static final ImageShape SHAPE = new ImageShape(30, 41);
    private static final double DOSE = 25;

    /** A start whose phases are this many times brighter or darker than the map is badly scaled. */
    private static final double SCALE = 10;

    /** The generator under examination. */
    protected abstract StartGenerator generator();

    @ParameterizedTest(name = "{0} phases")
    @ValueSource(ints = {1, 2, 3, 5})
    void startsHaveTheRightShapeSignAndScale(int phases) {
        ExposedProblem scene = Scenes.inclusions(SHAPE, DOSE, 1);
        List<Start> starts = propose(new ExposedProblem(scene.map(), scene.g(), phases), 6, Workers.single());
        assertThat(starts).isNotEmpty();
        assertThat(starts).extracting(Start::name).doesNotHaveDuplicates();
        for (Start start : starts) {
            assertThat(start.w().getNumRows()).isEqualTo(Scenes.COLUMNS);
            assertThat(start.w().getNumCols()).isEqualTo(phases);
            assertThat(CommonOps_DDRM.elementMin(start.w())).as(start.name()).isPositive();
            assertThat(CommonOps_DDRM.elementSum(start.w()) / phases)
                    .as(start.name())
                    .isBetween(DOSE / SCALE, DOSE * SCALE);
        }
    }

    @Test
    void theSameSeedGivesTheSameBitsForAnyNumberOfThreads() {
        ExposedProblem problem = Scenes.inclusions(SHAPE, DOSE, 2);
        List<Start> one = propose(problem, 6, Workers.single());
        try (WorkerPool pool = new WorkerPool(3)) {
            List<Start> three = propose(problem, 6, pool);
            for (int i = 0; i < one.size(); i++) {
                assertThat(three.get(i).name()).isEqualTo(one.get(i).name());
                assertThat(three.get(i).w().data).isEqualTo(one.get(i).w().data);
            }
        }
    }

    @Test
    void copesWithTinyAndNearlyEmptyMaps() {
        for (ImageShape shape : List.of(new ImageShape(1, 1), new ImageShape(1, 9), new ImageShape(8, 8))) {
            ExposedProblem problem = Scenes.inclusions(shape, 1, 3);
            for (Start start : propose(problem, 1, Workers.single())) {
                for (double value : start.w().data) {
                    assertThat(value).as(start.name()).isFinite().isNotNegative();
                }
            }
        }
    }

    private List<Start> propose(ExposedProblem problem, int binSize, Workers workers) {
        return generator().propose(problem, binSize, new SplittableRandom(7), workers);
    }

    /** Largest angle of the closest start to given phases, degrees. */
    protected static double closestDeg(List<Start> starts, DMatrixRMaj g, DMatrixRMaj w) {
        return starts.stream()
                .mapToDouble(start -> PhaseMatching.farthestDeg(g, start.w(), w))
                .min()
                .orElseThrow();
    }
}
