package org.esmpy.solver.lowdose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.region.Regions;
import org.esmpy.solver.lowdose.start.StartGenerator.Start;
import org.esmpy.solver.mixture.BinSizes;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ExposedCounts;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Homotopy;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.mixture.Scenes;
import org.junit.jupiter.api.Test;

class RegionPhasesTest {
    private static final ImageShape SHAPE = new ImageShape(48, 48);
    private static final double DOSE = 80;
    private static final int MAPS = 12;

    /** Mean of so many standard normal numbers that is exceeded once in a thousand maps. */
    private static final double MOST = 3.3 / Math.sqrt(MAPS);

    /**
     * Two halves of a map whose phases differ so little that single pixels cannot be told apart. The noise of pixels must not
     * drive the phases away from each other: the share of the element in which they differ has no bias.
     */
    @Test
    void noiseOfPixelsDoesNotDriveSimilarPhasesApart() {
        double sum = 0;
        for (int seed = 0; seed < MAPS; seed++) {
            DMatrixRMaj w = fit(map(seed));
            int first = share(w, 0) > share(w, 1) ? 0 : 1;
            double difference = share(w, first) - share(w, 1 - first);
            double truth = share(alike(), 0) - share(alike(), 1);
            sum += (difference - truth) / standardError();
        }
        assertThat(Math.abs(sum / MAPS)).isLessThan(MOST);
    }

    /** W of phases with 40 and 30 % of the first element, the rest in the second, and a continuum. */
    private static DMatrixRMaj alike() {
        double[][] w = {{0.4, 0.28}, {0.4, 0.52}, {0, 0}, {0.1, 0.1}, {0.1, 0.1}};
        DMatrixRMaj matrix = new DMatrixRMaj(w);
        for (int i = 0; i < matrix.getNumElements(); i++) {
            matrix.data[i] *= DOSE;
        }
        return matrix;
    }

    private static double share(DMatrixRMaj w, int phase) {
        return w.get(0, phase) / (w.get(0, phase) + w.get(1, phase));
    }

    /** Of the difference of the shares, binomial in the counts of both elements in each half of the map. */
    private static double standardError() {
        double variance = 0;
        for (int k = 0; k < 2; k++) {
            double counts = (alike().get(0, k) + alike().get(1, k)) * SHAPE.pixels() / 2;
            variance += share(alike(), k) * (1 - share(alike(), k)) / counts;
        }
        return Math.sqrt(variance);
    }

    private static ExposedProblem map(long seed) {
        DMatrixRMaj halves = new DMatrixRMaj(SHAPE.pixels(), 2);
        for (int p = 0; p < SHAPE.pixels(); p++) {
            halves.set(p, p < SHAPE.pixels() / 2 ? 0 : 1, 1);
        }
        return new ExposedProblem(
                ExposedCounts.even(
                        Scenes.counts(Scenes.g(), new Mixture(alike(), halves), new SplittableRandom(seed)), SHAPE),
                Scenes.g(),
                2);
    }

    private static DMatrixRMaj fit(ExposedProblem problem) {
        Regions regions = Regions.of(problem, Workers.single());
        int size = new BinSizes(problem).basin();
        return RegionPhases.of(problem, regions, size, Homotopy.defaults(), CancellableWorkers.single())
                .fit(List.of(new Start("truth", alike())))
                .get(0)
                .phases()
                .ofPixels()
                .w();
    }
}
