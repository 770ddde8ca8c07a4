package org.esmpy.solver.analysis;

import java.util.ArrayList;
import java.util.List;
import org.esmpy.solver.Regularizer;
import org.esmpy.solver.analysis.UnusedSettings.SetBy;

/**
 * Penalties on the factors, in nats per count; 0 for none. See {@link Regularizer}.
 *
 * @param smooth      graph Laplacian of the maps
 * @param edgeSmooth  total variation of the maps, which keeps edges
 * @param edgeDelta   difference of shares below which neighbours are smoothed without an edge
 * @param sparsity    log-sparsity of the maps
 * @param epsilon     share below which a phase counts as absent from a pixel
 * @param sparsityW   log-sparsity of the weights
 * @param epsilonW    share of the counts below which a column counts as absent from a phase
 */
public record PenaltySettings(
        @SetBy("--smooth") double smooth,
        @SetBy("--edge-smooth") double edgeSmooth,
        double edgeDelta,
        @SetBy("--sparsity") double sparsity,
        double epsilon,
        @SetBy("--sparsity-w") double sparsityW,
        double epsilonW) {
    /** Difference of shares that is an edge and no noise, unless said otherwise. */
    private static final double EDGE_DELTA = 0.02;

    /** Share of a pixel below which a phase is absent, unless said otherwise. */
    private static final double EPSILON = 0.05;

    /** Share of a phase's counts below which a column is absent, unless said otherwise. */
    private static final double EPSILON_W = 0.01;

    /** No penalties. */
    public static PenaltySettings none() {
        return new PenaltySettings(0, 0, EDGE_DELTA, 0, EPSILON, 0, EPSILON_W);
    }

    /** Those that are not 0. */
    List<Regularizer> regularizers() {
        List<Regularizer> all = new ArrayList<>();
        if (smooth != 0) {
            all.add(new Regularizer.LaplacianH(smooth));
        }
        if (edgeSmooth != 0) {
            all.add(new Regularizer.TotalVariationH(edgeSmooth, edgeDelta));
        }
        if (sparsity != 0) {
            all.add(new Regularizer.LogSparsityH(sparsity, epsilon));
        }
        if (sparsityW != 0) {
            all.add(new Regularizer.LogSparsityW(sparsityW, epsilonW));
        }
        return all;
    }
}
