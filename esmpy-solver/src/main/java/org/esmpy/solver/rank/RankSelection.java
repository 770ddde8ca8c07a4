package org.esmpy.solver.rank;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Workers;
import org.esmpy.solver.lowdose.LowDosePipeline;
import org.esmpy.solver.lowdose.RegionDescriptions;
import org.esmpy.solver.lowdose.RegionDescriptions.Description;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.rank.RankResult.Ending;
import org.esmpy.solver.rank.RankResult.Gain;
import org.esmpy.solver.rank.RankResult.Step;

/**
 * Chooses the number of phases. For K = 1, 2, … the best phases that regions of the map show describe the counts
 * ({@link RegionDescriptions}). A phase more is supported if the divergence falls by more than noise alone would let it fall once in a
 * thousand maps ({@link NoiseGain}); the first phase that is not ends the search. No number in this depends on a scene.
 * Immutable and thread-safe; the result depends on the seed, not on the number of threads.
 *
 * @param pipeline how phases are fitted
 */
public record RankSelection(LowDosePipeline pipeline) {
    /** Fits phases as the low-dose pipeline does by default. */
    public static RankSelection defaults() {
        return new RankSelection(LowDosePipeline.defaults());
    }

    /**
     * Chooses.
     *
     * @param problem  the counts; its number of phases is the largest that is tried, but never more than G has columns. As for the
     *     low-dose pipeline
     * @param seed     seed of all randomness
     * @param workers  threads for parallel work
     * @param listener watches, and may end it
     * @throws IllegalArgumentException if the low-dose pipeline could not take the problem with one phase
     */
    public RankResult select(Problem problem, long seed, Workers workers, RankListener listener) {
        SplittableRandom random = new SplittableRandom(seed);
        CancellableWorkers execution = new CancellableWorkers(workers, listener::isCancelled);
        RegionDescriptions descriptions = new RegionDescriptions(pipeline, problem, random.split(), execution);
        int columns = problem.model().orElseThrow().initialBasis().size();
        int most = Math.min(problem.phases(), columns);
        List<Step> steps = new ArrayList<>();
        Optional<Description> before = Optional.empty();
        Ending ending = Ending.LIMIT;
        for (int phases = 1; phases <= most && ending == Ending.LIMIT; phases++) {
            listener.onPhases(phases);
            Description described = descriptions.describe(phases, random.split());
            if (listener.isCancelled()) {
                ending = Ending.CANCELLED;
            }
            if (ending == Ending.LIMIT || steps.isEmpty()) {
                Optional<Gain> gain = before.map(fewer -> gain(fewer, described, columns));
                boolean supported =
                        gain.map(one -> one.nats() > one.noiseNats()).orElse(true);
                steps.add(new Step(phases, gain, described.start(), described.repeated(), supported));
                ending = supported ? ending : Ending.NO_GAIN;
            }
            before = Optional.of(described);
        }
        int chosen = (int) steps.stream().filter(Step::supported).count();
        return new RankResult(chosen, steps, ending, descriptions.countsPerPixel(), descriptions.regions());
    }

    private static Gain gain(Description fewer, Description more, int columns) {
        return new Gain(
                fewer.divergenceNats() - more.divergenceNats(),
                NoiseGain.nats(more.freeAbundances() - fewer.freeAbundances(), columns));
    }
}
