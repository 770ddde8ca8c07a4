package org.esmpy.solver.lowdose.start;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.Workers;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.PixelBins;

/**
 * Proposes starts from the cloud that the bins form in whitened concentrations: its corners and its clusters. Where no bin is
 * pure, both are mixtures of phases, so they are also moved away from the mean by t times their distance to it, as far as W stays
 * non-negative. Two per cent of the mean are added, so that no column is 0. Corners and clusters are also taken from bins of
 * twice the size.
 */
public final class StructuredStarts implements StartGenerator {
    /** t of the corners. */
    private static final double[] CORNER_MOVES = {0, 0.5, 1, 2};

    /** t of the clusters. */
    private static final double[] CLUSTER_MOVES = {0, 1, 2};

    /** t for bins of twice the size. */
    private static final double COARSE_MOVE = 1;

    /** Fewest bins of twice the size for each phase: with fewer, every bin is a corner and a cluster. */
    private static final int COARSE_BINS_PER_PHASE = 2;

    /** Share of the mean that is added to every phase, so that no column of G is 0 and could not grow. */
    static final double FILL = 0.02;

    @Override
    public List<Start> propose(ExposedProblem problem, int binSize, RandomGenerator random, Workers workers) {
        int phases = problem.phases();
        BinCloud cloud = BinCloud.of(problem.on(PixelBins.of(problem.map(), binSize)), workers);
        if (phases == 1) {
            return List.of(new Start("mean", cloud.mean()));
        }
        List<Start> starts = new ArrayList<>();
        DMatrixRMaj corners = cloud.corners(phases);
        for (double move : CORNER_MOVES) {
            starts.add(new Start("corners t=" + move, moved(corners, cloud.mean(), move)));
        }
        DMatrixRMaj clusters = cloud.clusters(phases, random);
        for (double move : CLUSTER_MOVES) {
            starts.add(new Start("clusters t=" + move, moved(clusters, cloud.mean(), move)));
        }
        PixelBins coarse = PixelBins.of(problem.map(), 2 * binSize);
        if (coarse.shape().pixels() >= COARSE_BINS_PER_PHASE * phases) {
            BinCloud coarser = BinCloud.of(problem.on(coarse), workers);
            starts.add(new Start(
                    "corners of large bins t=1.0", moved(coarser.corners(phases), coarser.mean(), COARSE_MOVE)));
            starts.add(new Start(
                    "clusters of large bins t=1.0",
                    moved(coarser.clusters(phases, random), coarser.mean(), COARSE_MOVE)));
        }
        return starts;
    }

    static DMatrixRMaj moved(DMatrixRMaj w, DMatrixRMaj mean, double t) {
        DMatrixRMaj moved = w.createLike();
        for (int c = 0; c < w.getNumRows(); c++) {
            for (int k = 0; k < w.getNumCols(); k++) {
                double value = w.unsafe_get(c, k);
                moved.unsafe_set(
                        c, k, Math.max(0, value + t * (value - mean.unsafe_get(c, 0))) + FILL * mean.unsafe_get(c, 0));
            }
        }
        return moved;
    }
}
