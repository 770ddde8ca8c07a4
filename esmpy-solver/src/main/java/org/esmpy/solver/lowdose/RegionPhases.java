package org.esmpy.solver.lowdose;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.lowdose.StartGenerator.Start;

/**
 * Phases that regions repeat. Joint fits on regions begin with phases that were seen in some of them; abundances follow
 * before W may move, so that a phase is left only for something better. Regions that hold one phase only, as likely as
 * not, are then held pure: what separate places share is the phase, and no mixture of others that noise would prefer. If
 * the regions repeat every phase of such a fit ({@link Plateaus}), these are the phases, whatever divergence others reach:
 * abundances that are free follow the noise, and a phase that no region holds is only where the data end. Of several such
 * fits that with the smallest divergence is taken.
 *
 * @param problem   at full resolution
 * @param regions   its regions
 * @param plateaus  judge of the fits
 * @param homotopy  the path of the log-sparsity
 * @param execution who does the work; starts run in parallel
 */
record RegionPhases(
        ExposedProblem problem, Binning regions, Plateaus plateaus, Homotopy homotopy, Execution execution) {
    /** Regions are held pure by phases that were not held before, so that these are found once more. */
    private static final int ROUNDS = 2;

    static RegionPhases of(ExposedProblem problem, Regions regions, Homotopy homotopy, Execution execution) {
        Plateaus plateaus = new Plateaus(regions.groups(), regions.sum(problem.map()), problem.g(), homotopy.epsilon());
        return new RegionPhases(problem, regions, plateaus, homotopy, execution);
    }

    /** How many of the phases of W, C×K, the regions repeat. */
    int repeated(DMatrixRMaj w) {
        JointFit fit = JointFit.onBins(problem, regions, execution);
        return repeated(plateaus.of(homotopy.settled(fit, w, homotopy.largest())));
    }

    private static int repeated(List<Plateaus.Plateau> plateaus) {
        return (int) plateaus.stream().filter(Plateaus.Plateau::isDecided).count();
    }

    /**
     * Fits all starts.
     *
     * @param starts phases that were seen in regions
     * @return the fits, those with more repeated phases first, then by divergence
     */
    List<Candidate> fit(List<Start> starts) {
        ExposedProblem binned = problem.on(regions);
        Candidate[] candidates = new Candidate[starts.size()];
        execution.workers().run(candidates.length, i -> candidates[i] = fit(binned, starts.get(i)));
        return Stream.of(candidates)
                .sorted(Comparator.comparingInt((Candidate candidate) -> -candidate.repeated())
                        .thenComparingDouble(Candidate::divergenceNats))
                .toList();
    }

    private Candidate fit(ExposedProblem binned, Start start) {
        LogSparsity sparsity = new LogSparsity(homotopy.largest(), homotopy.epsilon());
        JointFit fit = new JointFit(binned, regions.completeness(), execution.alone());
        Mixture settled = homotopy.settled(fit, start.w(), homotopy.largest());
        JointFit.Outcome outcome = fit.fit(settled, sparsity, homotopy.toleranceNats());
        ExposedProblem held = binned;
        int steps = outcome.steps();
        for (int round = 0; round < ROUNDS && !execution.isCancelled(); round++) {
            PureRegions pure =
                    binned.map().pure().orElse(plateaus.pure(outcome.fitted().mixture()));
            held = binned.withPure(pure);
            fit = new JointFit(held, regions.completeness(), execution.alone());
            outcome = fit.fit(outcome.fitted().mixture(), sparsity, FinalPhases.TOLERANCE_NATS);
            steps += outcome.steps();
        }
        Mixture found = outcome.fitted().mixture();
        return new Candidate(
                start.name(),
                outcome.fitted().divergenceNats(),
                plateaus.of(found),
                new FinalPhases(regions.spread(found), homotopy.largest(), steps, fit.kktNats(found), held, regions));
    }

    /**
     * A fit on regions.
     *
     * @param start          where it began
     * @param divergenceNats KL divergence of the counts of the regions, nats
     * @param plateaus       of its phases
     * @param phases         the fit
     */
    record Candidate(String start, double divergenceNats, List<Plateaus.Plateau> plateaus, FinalPhases phases) {
        /** Number of phases that regions repeat. */
        int repeated() {
            return RegionPhases.repeated(plateaus);
        }

        boolean isRepeated() {
            return repeated() == plateaus.size();
        }
    }
}
