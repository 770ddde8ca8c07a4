package org.esmpy.solver.mixture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.Factors;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Problem;
import org.esmpy.solver.WeightSpace;
import org.esmpy.solver.prior.PureRegions;

/**
 * A factorisation problem with known exposures: the counts, G of the phases, their number, and the allowed W.
 *
 * @param map     counts and exposures
 * @param bases   G of each phase, L×C
 * @param phases  number of phases, K; at least 1
 * @param weights the allowed W
 */
public record ExposedProblem(ExposedCounts map, PhaseBases bases, int phases, WeightSpace weights) {
    public ExposedProblem {
        if (map.counts().channels() != bases.channels()) {
            throw new IllegalArgumentException(
                    "counts have " + map.counts().channels() + " channels, but G has " + bases.channels());
        }
        if (phases < 1) {
            throw new IllegalArgumentException("a decomposition needs at least 1 phase, got " + phases);
        }
        bases.requirePhases(phases);
    }

    /** Without prior knowledge of the phases, which share one G. */
    public ExposedProblem(ExposedCounts map, DMatrixRMaj g, int phases) {
        this(map, PhaseBases.shared(g), phases);
    }

    /** Without prior knowledge of the phases. */
    public ExposedProblem(ExposedCounts map, PhaseBases bases, int phases) {
        this(map, bases, phases, WeightSpace.free(bases.columns(), Math.max(1, phases)));
    }

    /** G of the mean of the map, L×C, which is used until the phases are known. Shared. */
    public DMatrixRMaj g() {
        return bases.mean();
    }

    /**
     * Checks that every count can be explained.
     *
     * @throws IllegalArgumentException if a count lies in a channel that no column of G reaches which a phase may have, or
     *     a pure region has one that its phase does not reach; names it
     */
    public void requireReachable() {
        ReachableCounts.require(this);
    }

    /** The same as a problem for the second-order core: abundances h = e·a sum to the exposure of their pixel. */
    public Problem problem() {
        List<Constraint> constraints = new ArrayList<>();
        constraints.add(new Constraint.SimplexH(map.exposures()));
        if (!weights.isFree()) {
            constraints.add(new Constraint.TiedW(weights));
        }
        if (!map.pure().isEmpty()) {
            constraints.add(new Constraint.FixedH(map.pure().fixed(phases, map.exposures())));
        }
        return new Problem(map.counts(), map.shape(), Optional.empty(), phases, constraints, List.of());
    }

    /** Factors of {@link #problem} that belong to a mixture. */
    public Factors factors(Mixture mixture) {
        DMatrixRMaj h = new DMatrixRMaj(mixture.phases(), map.pixels());
        for (int p = 0; p < map.pixels(); p++) {
            for (int k = 0; k < mixture.phases(); k++) {
                h.unsafe_set(k, p, map.exposures()[p] * mixture.abundances().unsafe_get(p, k));
            }
        }
        return new Factors(mixture.w().copy(), h);
    }

    /** The same with other counts of the same pixels, such as a half of them. */
    public ExposedProblem withCounts(CountMatrix counts) {
        return new ExposedProblem(map.withCounts(counts), bases, phases, weights);
    }

    /** The same with other allowed W. */
    public ExposedProblem withWeights(WeightSpace space) {
        return new ExposedProblem(map, bases, phases, space);
    }

    /** The same with pixels that are known to hold one phase only. */
    public ExposedProblem withPure(PureRegions pure) {
        return new ExposedProblem(map.withPure(pure), bases, phases, weights);
    }

    /** The same with other G of the phases. */
    public ExposedProblem withBases(PhaseBases value) {
        return new ExposedProblem(map, value, phases, weights);
    }

    /** The same on bins. */
    public ExposedProblem on(Binning bins) {
        return new ExposedProblem(bins.sum(map), bases, phases, weights);
    }
}
