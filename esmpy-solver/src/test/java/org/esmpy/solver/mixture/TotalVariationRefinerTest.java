package org.esmpy.solver.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Workers;
import org.junit.jupiter.api.Test;

class TotalVariationRefinerTest extends SpatialRefinerContract {
    @Override
    protected SpatialRefiner refiner() {
        return TotalVariationRefiner.defaults();
    }

    @Test
    void withoutPriorItIsTheOptimumOfEveryPixel() {
        ImageShape shape = new ImageShape(12, 15);
        ExposedProblem problem = Scenes.inclusions(shape, 40, 1);
        Mixture start = Mixture.even(Scenes.twoPhases(40), shape.pixels());
        double[] weights = new double[shape.pixels()];
        Arrays.fill(weights, 1);
        AbundanceFit.Fitted expected = new AbundanceFit(problem.map(), problem.bases(), weights, Workers.single())
                .fit(start, LogSparsity.none());
        Mixture refined = refiner().refine(problem, start, SpatialPrior.of(0, 0, 0.05), CancellableWorkers.single());
        assertThat(Divergence.of(problem, refined, Workers.single()).nats())
                .isCloseTo(expected.divergenceNats(), within(1e-4 * shape.pixels()));
    }

    @Test
    void edgeEnergyCountsEveryPairOnce() {
        SpatialPrior prior = new SpatialPrior(2, 0.1, 0, 0.05, false);
        ImageShape shape = new ImageShape(3, 3);
        ExposedProblem problem = Scenes.inclusions(shape, 40, 2);
        DMatrixRMaj w = Scenes.twoPhases(40);
        double[] a = new double[18];
        for (int p = 0; p < 9; p++) {
            a[2 * p] = p == 4 ? 0 : 1;
            a[2 * p + 1] = 1 - a[2 * p];
        }
        double huber = Math.sqrt(2) - 0.05;
        double expected = (Math.sqrt(2) - 1) * 2 * huber * (4 + 4 / Math.sqrt(2));
        ExposedObjective exposed = new ExposedObjective(problem, Workers.single());
        double found = exposed.with(prior)
                .value(w.data, exposed.ht(new Mixture(w, DMatrixRMaj.wrap(9, 2, a))))
                .penaltyNats();
        assertThat(found).isCloseTo(expected, within(1e-12));
    }
}
