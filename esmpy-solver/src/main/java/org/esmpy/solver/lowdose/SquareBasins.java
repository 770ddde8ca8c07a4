package org.esmpy.solver.lowdose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.esmpy.solver.lowdose.StartGenerator.Start;

/**
 * Where the homotopy leads from different starts on square bins. Ends that are the same are merged. Large bins are right for
 * phases that are nowhere pure: every bin has abundances of its own, and the fewer counts these rest on, the more they follow the
 * noise and take the phases along.
 *
 * @param homotopy the path
 */
public record SquareBasins(Homotopy homotopy) {
    /** Ends closer than this in divergence and in every phase are the same. */
    private static final double SAME_NATS = 1;

    private static final double SAME_DEG = 1;

    /**
     * Fits all starts.
     *
     * @param problem   what is decomposed, at full resolution
     * @param bins      the bins to fit on
     * @param starts    where to begin
     * @param execution who does the work; starts run in parallel
     * @return the different ends, by divergence
     */
    public List<Basin> of(ExposedProblem problem, PixelBins bins, List<Start> starts, Execution execution) {
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
        List<Basin> different = new ArrayList<>();
        ends.stream().sorted(Comparator.comparingDouble(Basin::divergenceNats)).forEach(end -> {
            int same = 0;
            while (same < different.size() && !different.get(same).isSame(end, problem)) {
                same++;
            }
            if (same < different.size()) {
                different.set(same, different.get(same).alsoFrom(end.starts));
            } else {
                different.add(end);
            }
        });
        return different;
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

        private boolean isSame(Basin other, ExposedProblem problem) {
            return Math.abs(divergenceNats - other.divergenceNats) < SAME_NATS
                    && PhaseMatching.farthestDeg(problem.g(), mixture.w(), other.mixture.w()) < SAME_DEG;
        }

        private Basin alsoFrom(List<String> others) {
            List<String> all = new ArrayList<>(starts);
            all.addAll(others);
            return new Basin(all, divergenceNats, mixture);
        }
    }
}
