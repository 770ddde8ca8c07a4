package org.esmpy.solver.lowdose;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.internal.region.Plateaus;
import org.esmpy.solver.internal.region.Regions;
import org.esmpy.solver.lowdose.start.StartGenerator.Start;
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
 * @param execution who does the work; starts run in parallel
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
     * Fits all starts.
     *
     * @param starts phases that were seen in regions
     * @return the fits, in the order of the starts
     */
    List<Candidate> fit(List<Start> starts) {
        Candidate[] candidates = new Candidate[starts.size()];
        execution.workers().run(candidates.length, i -> candidates[i] = fit(starts.get(i)));
        return List.of(candidates);
    }

    private Candidate fit(Start start) {
        LogSparsity sparsity = new LogSparsity(homotopy.largest(), homotopy.epsilon());
        ExposedProblem held = binned;
        JointFit fit = joint(held);
        Mixture settled = homotopy.settled(fit, start.w(), homotopy.largest());
        JointFit.Outcome outcome = fit.fit(settled, sparsity, homotopy.toleranceNats());
        int steps = outcome.steps();
        for (int round = 0; round < ROUNDS && !execution.isCancelled(); round++) {
            PureRegions pure =
                    binned.map().pure().orElse(plateaus.pure(outcome.fitted().mixture()));
            held = binned.withPure(pure);
            fit = joint(held);
            outcome = fit.fit(outcome.fitted().mixture(), sparsity, FinalPhases.TOLERANCE_NATS);
            steps += outcome.steps();
        }
        Mixture found = outcome.fitted().mixture();
        return new Candidate(start.name(), found, homotopy.largest(), steps, fit.kktNats(found), held);
    }

    private JointFit joint(ExposedProblem problem) {
        return new JointFit(problem, new double[0], execution.alone());
    }

    /**
     * A fit on regions.
     *
     * @param start        where it began
     * @param onRegions    the phases, and the abundances of the regions
     * @param strengthNats μ that was used, nats
     * @param steps        steps of W
     * @param kktNats      largest complementarity residual of W, nats
     */
    record Candidate(
            String start, Mixture onRegions, double strengthNats, int steps, double kktNats, ExposedProblem held) {
        DMatrixRMaj w() {
            return onRegions.w();
        }

        FinalPhases phases(Binning regions) {
            return new FinalPhases(regions.spread(onRegions), strengthNats, steps, kktNats, held, regions);
        }
    }
}
