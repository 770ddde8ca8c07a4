package org.esmpy.solver.lowdose;

import java.util.Comparator;
import java.util.List;
import org.esmpy.solver.lowdose.start.StartGenerator.Start;
import org.esmpy.solver.matching.PhaseMatching;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Homotopy;
import org.esmpy.solver.mixture.JointFit;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.mixture.PixelBins;

/**
 * Follows the homotopy from different starts on square bins and merges equal results. Large bins suit phases that are nowhere
 * pure: every bin has abundances of its own, and abundances of few counts follow the noise and bias the phases.
 *
 * @param homotopy the path
 */
record SquareBasins(Homotopy homotopy) {
    /**
     * Fits all starts.
     *
     * @param problem   what is decomposed, at full resolution
     * @param bins      the bins to fit on
     * @param starts    where to begin
     * @param execution threads for the work; starts run in parallel
     * @return the different ends, by divergence
     */
    public List<Basin> of(ExposedProblem problem, PixelBins bins, List<Start> starts, CancellableWorkers execution) {
        ExposedProblem binned = problem.on(bins);
        Basin[] ends = new Basin[starts.size()];
        execution.workers().run(ends.length, i -> {
            JointFit fit = new JointFit(binned, bins.completeness(), execution.alone());
            List<Homotopy.Point> path =
                    homotopy.follow(fit, Mixture.even(starts.get(i).w(), fit.pixels()));
            Homotopy.Point last = path.get(path.size() - 1);
            ends[i] = new Basin(List.of(starts.get(i).name()), last.divergenceNats(), last.mixture());
        });
        return merged(List.of(ends), problem);
    }

    private static List<Basin> merged(List<Basin> ends, ExposedProblem problem) {
        return SameEnds.merged(
                ends.stream().sorted(Comparator.comparingDouble(Basin::divergenceNats)),
                (a, b) -> SameEnds.areSame(
                        a.divergenceNats,
                        b.divergenceNats,
                        () -> PhaseMatching.farthestDeg(problem.g(), a.mixture.w(), b.mixture.w())),
                (first, other) ->
                        new Basin(SameEnds.starts(first.starts, other.starts), first.divergenceNats, first.mixture));
    }

    /**
     * An end of the homotopy.
     *
     * @param starts         names of the starts that lead there
     * @param divergenceNats KL divergence of the binned counts, nats
     * @param mixture        the phases, and the abundances of the bins
     */
    public record Basin(List<String> starts, double divergenceNats, Mixture mixture) {
        public Basin {
            starts = List.copyOf(starts);
        }
    }
}
