package org.esmpy.solver.lowdose;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.internal.region.Plateaus;
import org.esmpy.solver.prior.ExposureSource;

/**
 * Records every choice of a {@link LowDosePipeline} with the scores behind it, as plain values for reports and files.
 *
 * @param fast             whether usual values were taken instead of trying several
 * @param countsPerPixel   N
 * @param exposure         where the exposure of each pixel comes from
 * @param regions          number of regions on which the phases were fitted; 0 if on square bins
 * @param answers          phases that may be those of the map, the chosen ones first
 * @param binSize          pixels along the side of the bins on which all starts and the phases were fitted, b
 * @param logSparsity      μ per bin, nats
 * @param epsilon          ε of the log-sparsity
 * @param priorTrials      spatial priors that were tried; empty if fast
 * @param lambda           λ of the maps, nats
 * @param pixelLogSparsity μ per pixel of the maps, nats
 * @param guided           whether edges of the maps follow a guide
 * @param refinements      how often G was refined for the mean of the map
 * @param phaseRefinements how often the G of the phases were refined; 0 if the phases have the G of the mean
 * @param phaseThickness   thickness of each phase (mass per area where phases have no densities), relative to that of the
 *     map; empty if it is the given one
 * @param stageSeconds     duration of each stage, s
 */
public record LowDoseReport(
        boolean fast,
        double countsPerPixel,
        ExposureSource exposure,
        int regions,
        List<AnswerLine> answers,
        int binSize,
        double logSparsity,
        double epsilon,
        List<PriorLine> priorTrials,
        double lambda,
        double pixelLogSparsity,
        boolean guided,
        int refinements,
        int phaseRefinements,
        List<Double> phaseThickness,
        Map<LowDoseStage, Double> stageSeconds) {
    /**
     * Excess length of a description, nats, below which an answer is not excluded: odds of less than a hundred to one
     * against it.
     */
    static final double OPEN_NATS = Math.log(100);

    public LowDoseReport {
        answers = List.copyOf(answers);
        priorTrials = List.copyOf(priorTrials);
        phaseThickness = List.copyOf(phaseThickness);
        stageSeconds = Map.copyOf(stageSeconds);
    }

    /**
     * The other answers that the counts do not exclude: those about as short as the chosen one, and, where the chosen phases lie
     * beyond all regions of the map, the phases of the regions.
     */
    public List<AnswerLine> alternatives() {
        return alternatives(answers);
    }

    static List<AnswerLine> alternatives(List<AnswerLine> answers) {
        AnswerLine chosen = answers.get(0);
        boolean isBeyond = chosen.kind() != AnswerKind.REGIONS;
        Optional<AnswerLine> seen = answers.stream()
                .filter(answer -> isBeyond && answer.kind() == AnswerKind.REGIONS)
                .findFirst();
        return answers.stream()
                .skip(1)
                .filter(answer -> answer.isOpenBeside(chosen)
                        || seen.filter(other -> other == answer).isPresent())
                .toList();
    }

    /**
     * The best trial without the guide where edges follow it, and the best one with it where they do not; empty if none was
     * tried with a guide.
     */
    public Optional<PriorLine> otherThanGuided() {
        return priorTrials.stream().noneMatch(PriorLine::guided)
                ? Optional.empty()
                : priorTrials.stream()
                        .filter(trial -> trial.guided() != guided)
                        .max(Comparator.comparingDouble(PriorLine::heldOutNats));
    }

    /** How phases were found. */
    public enum AnswerKind {
        /** Fits to regions that begin with phases seen in some of them. */
        REGIONS,
        /** The same, with phases that no region repeats moved as far out as the weights of elements allow. */
        EXTREMES,
        /** Fits to square bins with a growing log-sparsity. */
        SQUARES
    }

    /**
     * Phases that may be those of the map.
     *
     * @param kind           how they were found
     * @param starts         names of the starts that lead there
     * @param repeated       number of phases that regions repeat
     * @param plateauNats    for each phase: evidence that regions repeat it, against mixtures alone, nats
     * @param plateauShares  for each phase: share of its counts in regions that hold nothing else
     * @param divergenceNats KL divergence of the counts of square bins, nats
     * @param freeAbundances number of abundances above 0, less one per bin for the sum
     * @param weightNats     price of the weights, nats
     * @param lengthNats     length of the description, relative to the chosen ones, nats
     * @param farthestDeg    largest angle to the chosen phases, degrees
     * @param weights        W by phase, in the order of the chosen phases; C values each
     */
    public record AnswerLine(
            AnswerKind kind,
            List<String> starts,
            int repeated,
            List<Double> plateauNats,
            List<Double> plateauShares,
            double divergenceNats,
            int freeAbundances,
            double weightNats,
            double lengthNats,
            double farthestDeg,
            List<List<Double>> weights) {
        public AnswerLine {
            starts = List.copyOf(starts);
            plateauNats = List.copyOf(plateauNats);
            plateauShares = List.copyOf(plateauShares);
            weights = weights.stream().map(List::copyOf).toList();
        }

        /** W, C×K. */
        DMatrixRMaj w() {
            DMatrixRMaj w = new DMatrixRMaj(weights.get(0).size(), weights.size());
            for (int k = 0; k < weights.size(); k++) {
                for (int c = 0; c < w.getNumRows(); c++) {
                    w.set(c, k, weights.get(k).get(c));
                }
            }
            return w;
        }

        /** Whether the counts do not decide between these phases and the chosen ones: odds of less than a hundred to one. */
        public boolean isOpenBeside(AnswerLine chosen) {
            return isRepeated() == chosen.isRepeated() && lengthNats < OPEN_NATS;
        }

        /** Whether regions repeat a phase, counted from 0: most of its counts lie in regions that hold it alone. */
        public boolean isRepeated(int phase) {
            return new Plateaus.Plateau(plateauNats.get(phase), plateauShares.get(phase)).isDecided();
        }

        private boolean isRepeated() {
            return repeated == weights.size();
        }
    }

    /**
     * A spatial prior.
     *
     * @param lambda               λ for all counts, nats
     * @param logSparsity          μ per pixel, nats
     * @param guided               whether edges follow a guide
     * @param heldOutNats          held-out log-likelihood relative to the best trial
     * @param heldOutStandardError its standard error, nats
     */
    public record PriorLine(
            double lambda, double logSparsity, boolean guided, double heldOutNats, double heldOutStandardError) {}
}
