package org.esmpy.solver.lowdose;

import java.util.List;
import java.util.Map;

/**
 * Every choice of a {@link LowDosePipeline}, with the scores behind it. Plain values, for reports and files.
 *
 * @param fast             whether usual values were taken instead of trying several
 * @param countsPerPixel   N
 * @param exposure         where the exposure of each pixel comes from
 * @param basinBinSize     pixels along the side of the bins on which all starts were fitted
 * @param regions          number of regions on which the phases were fitted; 0 if on square bins
 * @param regionFits       fits on regions, the one with most repeated phases first
 * @param basins           where the starts led on square bins, the chosen one first; empty if regions decided
 * @param binTrials        bins and sparsities that were tried; empty if fast
 * @param binSize          pixels along the side of the bins on which the phases were fitted, b
 * @param logSparsity      μ per bin, nats
 * @param epsilon          ε of the log-sparsity
 * @param priorTrials      spatial priors that were tried; empty if fast
 * @param lambda           λ of the maps, nats
 * @param pixelLogSparsity μ per pixel of the maps, nats
 * @param refinements      how often G was refined for the mean of the map
 * @param phaseRefinements how often it was for each phase by itself; 0 if the phases have the G of the mean
 * @param phaseThickness   mass per area of each phase, relative to that of the map; empty if it is the given one
 * @param stageSeconds     duration of each stage, s
 */
public record LowDoseReport(
        boolean fast,
        double countsPerPixel,
        ExposureSource exposure,
        int basinBinSize,
        int regions,
        List<RegionLine> regionFits,
        List<BasinLine> basins,
        List<BinLine> binTrials,
        int binSize,
        double logSparsity,
        double epsilon,
        List<PriorLine> priorTrials,
        double lambda,
        double pixelLogSparsity,
        int refinements,
        int phaseRefinements,
        List<Double> phaseThickness,
        Map<LowDoseStage, Double> stageSeconds) {
    public LowDoseReport {
        regionFits = List.copyOf(regionFits);
        basins = List.copyOf(basins);
        binTrials = List.copyOf(binTrials);
        priorTrials = List.copyOf(priorTrials);
        phaseThickness = List.copyOf(phaseThickness);
        stageSeconds = Map.copyOf(stageSeconds);
    }

    /** Where the exposure of each pixel comes from. */
    public enum ExposureSource {
        /** It is 1. */
        EVEN,
        /** The counts of the pixel, relative to the mean. */
        COUNTS,
        /** It was given. */
        GIVEN
    }

    /**
     * A fit on regions.
     *
     * @param start          name of the start
     * @param divergenceNats KL divergence of the counts of the regions, nats
     * @param plateauNats    of each phase: what speaks for regions that repeat it, against mixtures alone
     * @param plateauShares  of each phase: share of its counts in regions that hold nothing else
     */
    public record RegionLine(
            String start, double divergenceNats, List<Double> plateauNats, List<Double> plateauShares) {
        public RegionLine {
            plateauNats = List.copyOf(plateauNats);
            plateauShares = List.copyOf(plateauShares);
        }
    }

    /**
     * Where some starts led.
     *
     * @param starts                names of the starts
     * @param divergenceNats        KL divergence of the binned counts, nats
     * @param gapNats               the same, relative to the chosen one
     * @param freeAbundances        number of abundances above 0, less one per bin for the sum
     * @param heldOutNats           held-out log-likelihood relative to the best one, without the price of noise
     * @param heldOutStandardError  its standard error, nats
     * @param dropped               whether it is clearly worse on held-out counts, or all pixels are mixtures
     */
    public record BasinLine(
            List<String> starts,
            double divergenceNats,
            double gapNats,
            int freeAbundances,
            double heldOutNats,
            double heldOutStandardError,
            boolean dropped) {
        public BasinLine {
            starts = List.copyOf(starts);
        }
    }

    /**
     * Bins and a sparsity.
     *
     * @param binSize              b
     * @param logSparsity          μ, nats
     * @param heldOutNats          held-out log-likelihood relative to the best trial
     * @param heldOutStandardError its standard error, nats
     */
    public record BinLine(int binSize, double logSparsity, double heldOutNats, double heldOutStandardError) {}

    /**
     * A spatial prior.
     *
     * @param lambda               λ for all counts, nats
     * @param logSparsity          μ per pixel, nats
     * @param heldOutNats          held-out log-likelihood relative to the best trial
     * @param heldOutStandardError its standard error, nats
     */
    public record PriorLine(double lambda, double logSparsity, double heldOutNats, double heldOutStandardError) {}
}
