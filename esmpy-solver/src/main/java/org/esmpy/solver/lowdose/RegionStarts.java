package org.esmpy.solver.lowdose;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.Workers;

/**
 * Starts from regions, of which many hold one phase only even where layers are thinner than square bins: their corners and
 * clusters, as they are and moved away from the mean as in {@link StructuredStarts}.
 *
 * @param regions the regions
 */
record RegionStarts(Binning regions) implements StartGenerator {
    private static final double[] MOVES = {0, 1};

    @Override
    public List<Start> propose(ExposedProblem problem, int binSize, RandomGenerator random, Workers workers) {
        int phases = problem.phases();
        BinCloud cloud = BinCloud.of(problem.on(regions), workers);
        List<Start> starts = new ArrayList<>();
        if (phases > 1) {
            DMatrixRMaj corners = cloud.corners(phases);
            DMatrixRMaj clusters = cloud.clusters(phases, random);
            for (double move : MOVES) {
                starts.add(
                        new Start("corners of regions t=" + move, StructuredStarts.moved(corners, cloud.mean(), move)));
                starts.add(new Start(
                        "clusters of regions t=" + move, StructuredStarts.moved(clusters, cloud.mean(), move)));
            }
        }
        return starts;
    }
}
