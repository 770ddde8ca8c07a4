package org.esmpy.solver.lowdose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.lowdose.StartGenerator.Start;

/**
 * Follows the homotopy from every start and chooses among the ends. Ends that are the same are merged; those that are
 * clearly worse on held-out counts are dropped, by more than {@value #STANDARD_ERRORS} standard errors of the paired
 * difference to the best, and those that mix phases where others need none: by more than {@value #MIXED} of a phase per
 * pixel above the sparsest. Their phases are so extreme that all pixels are mixtures, which follow the noise. Of the
 * others the one with the smallest divergence at the largest sparsity is taken. The
 * penalised objective would be a wrong judge: it prefers phases that are mixtures and fill pixels by themselves. So would
 * be the held-out likelihood as it is: half a nat per free abundance is the price of the noise in it, not a sign against
 * the phases (Akaike 1974, doi:10.1109/TAC.1974.1100705), and is put back before ends are compared.
 *
 * @param homotopy the path
 */
public record BasinSelection(Homotopy homotopy) {
    private static final double STANDARD_ERRORS = 4;
    private static final double MIXED = 0.5;

    /** Ends closer than this in divergence and in every phase are the same. */
    private static final double SAME_NATS = 1;

    private static final double SAME_DEG = 1;

    /** What an abundance fitted to noise costs on held-out counts, on average. */
    private static final double NATS_PER_ABUNDANCE = 0.5;

    /**
     * Fits all starts and chooses.
     *
     * @param problem    what is decomposed, at full resolution
     * @param halves     its counts, split
     * @param bins       the bins to fit on
     * @param starts     where to begin; at least 1
     * @param execution  who does the work; starts run in parallel
     * @return the different ends, the chosen one first, then by divergence, those that were dropped last
     */
    public List<Basin> select(
            ExposedProblem problem,
            CountThinning.Halves halves,
            PixelBins bins,
            List<Start> starts,
            Execution execution) {
        List<End> ends = merged(follow(problem, bins, starts, execution), problem.g());
        HeldOut.Score[] scores = new HeldOut.Score[ends.size()];
        double[] corrections = new double[scores.length];
        ExposedProblem training = problem.withCounts(halves.training());
        ExposedProblem validation = problem.withCounts(halves.validation());
        execution.workers().run(scores.length, i -> {
            Mixture end = refitted(training, bins, ends.get(i), execution.alone());
            scores[i] = new HeldOut(validation, execution.alone().workers()).score(bins.spread(end));
            corrections[i] = NATS_PER_ABUNDANCE * end.freeAbundances();
        });
        return judged(ends, scores, corrections);
    }

    private End[] follow(ExposedProblem problem, PixelBins bins, List<Start> starts, Execution execution) {
        ExposedProblem binned = problem.on(bins);
        End[] ends = new End[starts.size()];
        execution.workers().run(ends.length, i -> {
            JointFit fit = new JointFit(binned, bins.completeness(), execution.alone());
            List<Homotopy.Point> path =
                    homotopy.follow(fit, Mixture.even(starts.get(i).w(), fit.pixels()));
            Homotopy.Point last = path.get(path.size() - 1);
            ends[i] = new End(
                    List.of(starts.get(i).name()),
                    last.strengthNats(),
                    last.outcome().fitted());
        });
        return ends;
    }

    private static List<End> merged(End[] ends, DMatrixRMaj g) {
        List<End> different = new ArrayList<>();
        List<End> sorted = new ArrayList<>(List.of(ends));
        sorted.sort(Comparator.comparingDouble(End::divergenceNats));
        for (End end : sorted) {
            int same = 0;
            while (same < different.size() && !isSame(different.get(same), end, g)) {
                same++;
            }
            if (same < different.size()) {
                different.set(same, different.get(same).alsoFrom(end.starts));
            } else {
                different.add(end);
            }
        }
        return different;
    }

    private static boolean isSame(End a, End b, DMatrixRMaj g) {
        return Math.abs(a.divergenceNats() - b.divergenceNats()) < SAME_NATS
                && PhaseMatching.farthestDeg(
                                g, a.fitted.mixture().w(), b.fitted.mixture().w())
                        < SAME_DEG;
    }

    private Mixture refitted(ExposedProblem training, PixelBins bins, End end, Execution execution) {
        return JointFit.onBins(training, bins, execution)
                .fit(
                        end.fitted.mixture().withWeightsTimes(CountThinning.SHARE),
                        new LogSparsity(end.strength * CountThinning.SHARE, homotopy.epsilon()),
                        homotopy.toleranceNats())
                .fitted()
                .mixture();
    }

    private static List<Basin> judged(List<End> ends, HeldOut.Score[] scores, double[] corrections) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i].nats() + corrections[i] > scores[best].nats() + corrections[best]) {
                best = i;
            }
        }
        List<Basin> basins = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            HeldOut.Gain plain = scores[i].over(scores[best]);
            HeldOut.Gain gain =
                    new HeldOut.Gain(plain.nats() + corrections[i] - corrections[best], plain.standardError());
            End end = ends.get(i);
            basins.add(new Basin(
                    end.starts,
                    end.divergenceNats(),
                    end.fitted.mixture().freeAbundances(),
                    gain,
                    gain.nats() + STANDARD_ERRORS * gain.standardError() < 0,
                    end.fitted.mixture()));
        }
        dropMixed(basins);
        basins.sort(Comparator.comparing(Basin::dropped).thenComparingDouble(Basin::divergenceNats));
        return basins;
    }

    private static void dropMixed(List<Basin> basins) {
        int fewest = basins.stream()
                .filter(basin -> !basin.dropped())
                .mapToInt(Basin::freeAbundances)
                .min()
                .orElseThrow();
        basins.replaceAll(basin -> basin.freeAbundances() - fewest
                        > MIXED * basin.mixture().abundances().getNumRows()
                ? basin.withoutChance()
                : basin);
    }

    /**
     * An end of the homotopy.
     *
     * @param starts         names of the starts that lead there
     * @param divergenceNats KL divergence of the binned counts, nats
     * @param freeAbundances number of abundances above 0, less one per bin for the sum
     * @param heldOut        held-out log-likelihood relative to the best end, both without the price of noise
     * @param dropped        whether that is clearly worse, or all pixels are mixtures
     * @param mixture        the phases, and the abundances of the bins
     */
    public record Basin(
            List<String> starts,
            double divergenceNats,
            int freeAbundances,
            HeldOut.Gain heldOut,
            boolean dropped,
            Mixture mixture) {
        public Basin {
            starts = List.copyOf(starts);
        }

        private Basin withoutChance() {
            return new Basin(starts, divergenceNats, freeAbundances, heldOut, true, mixture);
        }
    }

    private record End(List<String> starts, double strength, AbundanceFit.Fitted fitted) {
        double divergenceNats() {
            return fitted.divergenceNats();
        }

        End alsoFrom(List<String> others) {
            List<String> all = new ArrayList<>(starts);
            all.addAll(others);
            return new End(List.copyOf(all), strength, fitted);
        }
    }
}
