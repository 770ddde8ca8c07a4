package org.esmpy.solver.lowdose;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.internal.region.Plateaus;
import org.esmpy.solver.internal.region.Regions;
import org.esmpy.solver.lowdose.start.StartGenerator.Start;
import org.esmpy.solver.matching.PhaseMatching;
import org.esmpy.solver.mixture.Binning;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Homotopy;
import org.esmpy.solver.mixture.JointFit;
import org.esmpy.solver.mixture.LogSparsity;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.prior.PureRegions;

/**
 * Finds phases that regions repeat. A joint fit on regions starts with phases that were seen in some of them; the abundances are
 * fitted before W may change, so that W leaves a phase only for a better one. Regions that are more likely pure than mixed are
 * then held pure, so that a phase is what separate places share, and not a mixture that fits the noise better.
 *
 * @param binned    counts of the regions
 * @param plateaus  tells which regions are pure
 * @param homotopy  the path of the log-sparsity
 * @param execution threads for the work; starts run in parallel
 */
record RegionPhases(ExposedProblem binned, Plateaus plateaus, Homotopy homotopy, CancellableWorkers execution) {
    /** Fits with pure regions: the first changes the phases, after which the pure regions are found once more. */
    private static final int ROUNDS = 2;

    static RegionPhases of(ExposedProblem problem, Regions regions, Homotopy homotopy, CancellableWorkers execution) {
        ExposedProblem binned = problem.on(regions);
        return new RegionPhases(
                binned,
                new Plateaus(regions.groups(), binned.map(), problem.g(), homotopy.epsilon()),
                homotopy,
                execution);
    }

    /**
     * Fits all starts. Fits that agree before regions are held pure go on as one.
     *
     * @param starts phases that were seen in regions
     * @return the different fits, by the divergence before regions were held pure
     */
    List<Candidate> fit(List<Start> starts) {
        Free[] ends = new Free[starts.size()];
        execution.workers().run(ends.length, i -> ends[i] = free(starts.get(i)));
        List<Free> different = SameEnds.merged(
                Arrays.stream(ends).sorted(Comparator.comparingDouble(Free::divergenceNats)),
                (a, b) -> SameEnds.areSame(
                        a.divergenceNats(),
                        b.divergenceNats(),
                        () -> PhaseMatching.farthestDeg(binned.g(), a.w(), b.w())),
                (first, other) -> new Free(SameEnds.starts(first.starts, other.starts), first.outcome));
        Candidate[] candidates = new Candidate[different.size()];
        execution.workers().run(candidates.length, i -> candidates[i] = held(different.get(i)));
        return List.of(candidates);
    }

    /** A fit before any region is held pure. */
    private Free free(Start start) {
        JointFit fit = joint(binned);
        Mixture settled = homotopy.settled(fit, start.w(), homotopy.largest());
        return new Free(List.of(start.name()), fit.fit(settled, sparsity(), homotopy.toleranceNats()));
    }

    private Candidate held(Free free) {
        ExposedProblem held = binned;
        JointFit fit = joint(held);
        JointFit.Outcome outcome = free.outcome;
        int steps = outcome.steps();
        for (int round = 0; round < ROUNDS && !execution.isCancelled(); round++) {
            PureRegions pure =
                    binned.map().pure().orElse(plateaus.pure(outcome.fitted().mixture()));
            held = binned.withPure(pure);
            fit = joint(held);
            outcome = fit.fit(outcome.fitted().mixture(), sparsity(), FinalPhases.TOLERANCE_NATS);
            steps += outcome.steps();
        }
        Mixture found = outcome.fitted().mixture();
        return new Candidate(free.starts, found, homotopy.largest(), steps, fit.kktNats(found), held);
    }

    private LogSparsity sparsity() {
        return new LogSparsity(homotopy.largest(), homotopy.epsilon());
    }

    private JointFit joint(ExposedProblem problem) {
        return new JointFit(problem, new double[0], execution.alone());
    }

    /** A fit before any region is held pure, and the names of the starts that lead there. */
    private record Free(List<String> starts, JointFit.Outcome outcome) {
        double divergenceNats() {
            return outcome.fitted().divergenceNats();
        }

        DMatrixRMaj w() {
            return outcome.fitted().mixture().w();
        }
    }

    /**
     * A fit on regions.
     *
     * @param starts       names of the starts that lead there
     * @param onRegions    the phases, and the abundances of the regions
     * @param strengthNats μ that was used, nats
     * @param steps        steps of W
     * @param kktNats      largest complementarity residual of W, nats
     */
    record Candidate(
            List<String> starts,
            Mixture onRegions,
            double strengthNats,
            int steps,
            double kktNats,
            ExposedProblem held) {
        DMatrixRMaj w() {
            return onRegions.w();
        }

        FinalPhases phases(Binning regions) {
            return new FinalPhases(regions.spread(onRegions), strengthNats, steps, kktNats, held, regions);
        }
    }
}
