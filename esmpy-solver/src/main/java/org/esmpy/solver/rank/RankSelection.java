package org.esmpy.solver.rank;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.esmpy.model.Basis;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Workers;
import org.esmpy.solver.fit.MeanRefinement;
import org.esmpy.solver.heldout.CountThinning;
import org.esmpy.solver.heldout.HeldOut;
import org.esmpy.solver.lowdose.LowDosePipeline;
import org.esmpy.solver.lowdose.start.StartGenerator;
import org.esmpy.solver.mixture.BinSizes;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Homotopy;
import org.esmpy.solver.mixture.ProblemWithPriors;
import org.esmpy.solver.prior.Priors;
import org.esmpy.solver.rank.RankResult.Ending;
import org.esmpy.solver.rank.RankResult.Step;

/**
 * Chooses the number of phases by cross-validation on thinned counts (Neufeld et al. 2024,
 * doi:10.1093/biostatistics/kxac047): for K = 1, 2, … half of the counts is fitted on bins from all starts with a growing
 * log-sparsity, and the other half, independent of it, judges every fit. An added phase is supported if the best fit
 * gains more than one standard error of the paired difference; the first one that is not ends the search. The counts that
 * judge a fit are independent of those it was fitted to, so a phase that only follows noise loses about half a nat per bin.
 * Immutable and thread-safe; the result depends on the seed, not on the number of threads.
 *
 * @param homotopy strengths of the log-sparsity
 * @param starts   where the fits begin
 */
public record RankSelection(Homotopy homotopy, StartGenerator starts) {
    /** As the low-dose pipeline fits. */
    public static RankSelection defaults() {
        LowDosePipeline pipeline = LowDosePipeline.defaults();
        return new RankSelection(pipeline.homotopy(), pipeline.starts());
    }

    /**
     * Chooses.
     *
     * @param problem  the counts; its number of phases is the largest that is tried. As for the low-dose pipeline
     * @param seed     seed of all randomness
     * @param workers  who does parallel work
     * @param listener watches, and may end it
     * @throws IllegalArgumentException if the low-dose pipeline could not take the problem
     */
    public RankResult select(Problem problem, long seed, Workers workers, RankListener listener) {
        LowDosePipeline.defaults().accept(problem);
        Basis basis = MeanRefinement.of(problem).basis();
        ExposedProblem map = new ProblemWithPriors(problem, Priors.none())
                .exposed(PhaseBases.shared(problem.seen(basis).g()));
        map.requireReachable();
        BinSizes sizes = new BinSizes(map);
        SplittableRandom random = new SplittableRandom(seed);
        CountThinning.Halves halves = CountThinning.split(map.map().counts(), random.split());
        HeldOutFits fits = new HeldOutFits(this, map, halves, sizes.basin(), workers, listener);
        List<Step> steps = new ArrayList<>();
        Optional<HeldOutFits.Judged> before = Optional.empty();
        Ending ending = Ending.LIMIT;
        for (int phases = 1; phases <= problem.phases() && ending == Ending.LIMIT; phases++) {
            listener.onPhases(phases);
            HeldOutFits.Judged best = fits.best(phases, random.split());
            if (listener.isCancelled()) {
                ending = Ending.CANCELLED;
            }
            if (ending == Ending.LIMIT || steps.isEmpty()) {
                Step step = step(phases, best, before);
                steps.add(step);
                ending = step.supported() ? ending : Ending.NO_GAIN;
            }
            before = Optional.of(best);
        }
        int chosen = (int) steps.stream().filter(Step::supported).count();
        return new RankResult(chosen, steps, ending, sizes.countsPerPixel(), sizes.basin());
    }

    private Step step(int phases, HeldOutFits.Judged best, Optional<HeldOutFits.Judged> before) {
        Optional<HeldOut.Gain> gain = before.map(fewer -> best.score().over(fewer.score()));
        return new Step(
                phases,
                gain,
                best.strength(),
                best.start(),
                gain.map(this::isSupported).orElse(true));
    }

    /** A gain below the tolerance of the fits is none, however small its standard error is. */
    private boolean isSupported(HeldOut.Gain gain) {
        return gain.nats() > Math.max(gain.standardError(), homotopy.toleranceNats());
    }
}
