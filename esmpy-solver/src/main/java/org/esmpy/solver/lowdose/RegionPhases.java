package org.esmpy.solver.lowdose;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.internal.region.PhasePieces;
import org.esmpy.solver.internal.region.Plateaus;
import org.esmpy.solver.internal.region.RegionCores;
import org.esmpy.solver.internal.region.Regions;
import org.esmpy.solver.lowdose.start.StartGenerator.Start;
import org.esmpy.solver.matching.PhaseMatching;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Homotopy;
import org.esmpy.solver.mixture.JointFit;
import org.esmpy.solver.mixture.LogSparsity;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.prior.PureRegions;

/**
 * Finds phases whose compositions separate regions repeat. A joint fit on regions starts with phases that were seen in
 * some of them; the abundances are fitted before W may change, so that W moves away from a phase only if the fit
 * improves. Then regions that pass the test of {@link Plateaus} are held pure, so that a phase is the composition that
 * separate places share, and not a mixture that fits the noise better.
 *
 * <p>Borders of regions follow the noise of single pixels: a pixel of one phase with some more counts of an element
 * than usual joins a region of another that has more of this element. Phases that are fitted to the regions are
 * therefore farther apart than the true ones. So the insides of regions that are mostly one phase are first held pure
 * all together; where places of the map repeat the phases of this fit, these are taken, and places are pure or not as a
 * whole.
 *
 * @param problem   at full resolution
 * @param regions   its regions
 * @param binned    counts of the regions
 * @param plateaus  tells which regions are pure
 * @param size      pixels along the side of the squares of the grid
 * @param homotopy  the path of the log-sparsity
 * @param execution threads for the work; starts run in parallel
 */
record RegionPhases(
        ExposedProblem problem,
        Regions regions,
        ExposedProblem binned,
        Plateaus plateaus,
        int size,
        Homotopy homotopy,
        CancellableWorkers execution) {
    /** Fits with pure regions: the first changes the phases, after which the pure regions are found once more. */
    private static final int ROUNDS = 2;

    static RegionPhases of(
            ExposedProblem problem, Regions regions, int size, Homotopy homotopy, CancellableWorkers execution) {
        ExposedProblem binned = problem.on(regions);
        return new RegionPhases(
                problem,
                regions,
                binned,
                new Plateaus(regions.groups(), binned.map(), problem.g(), homotopy.epsilon()),
                size,
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

    /** Continues a free fit with pure regions. */
    private Candidate held(Free free) {
        Mixture apart = free.outcome.fitted().mixture();
        RegionCores insides = RegionCores.ofInsides(regions, plateaus.mostly(apart), size);
        FinalPhases phases = held(apart, insides).after(free.outcome.steps());
        Mixture current = regions.gathered(phases.ofPixels());
        PhasePieces places = places(Optional.empty(), current);
        boolean[] repeated = Plateaus.decided(places.plateaus(current, AnswerJudge.EPSILON));
        DMatrixRMaj w = chosen(apart.w(), phases.ofPixels().w(), repeated);
        current = joint(binned).abundances(new Mixture(w, apart.abundances()), sparsity());
        for (int round = 0; round < ROUNDS && !execution.isCancelled(); round++) {
            places = places(Optional.of(places), current);
            PureRegions pure = places.pure(current, homotopy.epsilon(), repeated, known(plateaus.pure(current)));
            phases = held(current, RegionCores.of(regions, pure, size)).after(phases.steps());
            current = regions.gathered(phases.ofPixels());
        }
        return new Candidate(free.starts, phases);
    }

    /** Places of these phases; those of before where the regions are still mostly the same phases. */
    private PhasePieces places(Optional<PhasePieces> before, Mixture onRegions) {
        PureRegions mostly = plateaus.mostly(onRegions);
        return before.filter(places -> places.areOf(mostly))
                .orElseGet(() -> new PhasePieces(regions, mostly, problem.map(), problem.g(), size));
    }

    private PureRegions known(PureRegions found) {
        return binned.map().pure().orElse(found);
    }

    /** The phases of {@code together} that places repeat, the others as they are {@code apart}. */
    private static DMatrixRMaj chosen(DMatrixRMaj apart, DMatrixRMaj together, boolean[] repeated) {
        DMatrixRMaj w = apart.copy();
        for (int k = 0; k < repeated.length; k++) {
            for (int c = 0; c < w.getNumRows() && repeated[k]; c++) {
                w.unsafe_set(c, k, together.unsafe_get(c, k));
            }
        }
        return w;
    }

    /** Fitted on, with given pixels held pure. */
    private FinalPhases held(Mixture onRegions, RegionCores cores) {
        return FinalPhases.settled(joint(problem.on(cores)), cores, onRegions.w(), homotopy.largest(), homotopy);
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
     * @param starts names of the starts that lead there
     * @param phases the phases
     */
    record Candidate(List<String> starts, FinalPhases phases) {}
}
