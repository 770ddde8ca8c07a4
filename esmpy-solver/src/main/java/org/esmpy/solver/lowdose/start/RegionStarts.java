package org.esmpy.solver.lowdose.start;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.Workers;
import org.esmpy.solver.mixture.Binning;
import org.esmpy.solver.mixture.ExposedProblem;

/**
 * Proposes starts from regions, many of which hold one phase only even where layers are thinner than square bins: compositions
 * that other regions repeat, corners of the cloud of regions, and its clusters.
 *
 * @param regions the regions
 */
public record RegionStarts(Binning regions) implements StartGenerator {
    /** Number of clusterings, each from its own random start; one alone often misses small clusters, such as thin layers. */
    private static final int CLUSTERINGS = 3;

    @Override
    public List<Start> propose(ExposedProblem problem, int binSize, RandomGenerator random, Workers workers) {
        int phases = problem.phases();
        BinCloud cloud = BinCloud.of(problem.on(regions), workers);
        List<Start> starts = new ArrayList<>();
        if (phases > 1) {
            starts.add(start("repeated regions", cloud.repeated(phases, workers), cloud));
            starts.add(start("corners of regions", cloud.corners(phases), cloud));
            for (int i = 1; i <= CLUSTERINGS; i++) {
                starts.add(start("clusters of regions " + i, cloud.clusters(phases, random), cloud));
            }
        }
        return starts;
    }

    private static Start start(String name, DMatrixRMaj w, BinCloud cloud) {
        return new Start(name, StructuredStarts.moved(w, cloud.mean(), 0));
    }
}
