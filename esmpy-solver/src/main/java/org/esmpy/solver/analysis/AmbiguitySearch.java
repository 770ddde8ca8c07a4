package org.esmpy.solver.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.AtomScale;
import org.esmpy.model.Basis;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Problem;
import org.esmpy.solver.internal.error.ShareErrors;
import org.esmpy.solver.internal.error.ThicknessErrors;
import org.esmpy.solver.lowdose.LowDoseReport;
import org.esmpy.solver.mixture.Binning;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Homotopy;
import org.esmpy.solver.mixture.JointFit;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.mixture.PixelBins;
import org.esmpy.solver.mixture.ProblemWithPriors;
import org.esmpy.solver.prior.Priors;
import org.esmpy.solver.uncertainty.FitErrors;
import org.esmpy.solver.uncertainty.StandardErrors;
import org.esmpy.solver.uncertainty.Valley;
import org.esmpy.solver.uncertainty.ValleySearch;

/**
 * Finds the ranges of compositions that fit the counts equally well. The search runs on bins: those of the low-dose
 * pipeline, otherwise bins of at least {@value #BIN_COUNTS} counts; never more than {@value #MOST_BINS}. Of a large map
 * only the pipeline's sample is searched; it has fewer counts, so that the ranges are wider.
 */
final class AmbiguitySearch {
    /** Least counts of a bin for a single solver: with fewer counts, abundances follow the noise. */
    private static final double BIN_COUNTS = 1000;

    /** Largest number of bins, which bounds the cost of the search. */
    private static final int MOST_BINS = 4096;

    private final Problem problem;
    private final Priors priors;
    private final Basis basis;
    private final AtomScale atomScale;
    private final CancellableWorkers execution;

    /**
     * @param problem what was fitted
     * @param priors  prior knowledge that the fit used
     * @param basis   G of the fit
     * @param atomScale converts its weights into atoms
     */
    AmbiguitySearch(Problem problem, Priors priors, Basis basis, AtomScale atomScale, CancellableWorkers execution) {
        this.problem = problem;
        this.priors = priors;
        this.basis = basis;
        this.atomScale = atomScale;
        this.execution = execution;
    }

    /**
     * Searches for valleys and states them as ranges of compositions.
     *
     * @param weights W, C×K, scaled so that abundances are shares of a pixel of mean exposure
     * @param outcome how the fit ended; for a single solver with the standard errors, if it has any
     */
    Found search(DMatrixRMaj weights, Outcome outcome) {
        Optional<LowDoseReport> report = outcome.pipeline();
        ExposedProblem map = new ProblemWithPriors(problem, priors).exposed(PhaseBases.of(basis));
        DMatrixRMaj w = problem.constraint(Constraint.SimplexW.class).isPresent() ? bright(weights, map) : weights;
        ExposedProblem sample = outcome.sample().of(map);
        int binSize = binSize(report, sample.map().shape());
        Binning bins = outcome.sample().bins().orElseGet(() -> PixelBins.of(sample.map(), binSize));
        ExposedProblem binned = sample.on(bins);
        ValleySearch search = ValleySearch.defaults();
        List<Valley> valleys = search.search(binned, w, execution);
        Optional<Mixture> mixture = report.map(chosen -> settled(sample, bins, w, chosen));
        Optional<StandardErrors> counting = mixture.map(found ->
                StandardErrors.at(binned.problem(), binned.bases(), binned.factors(found), execution.workers()));
        List<Map<String, Double>> errors = counting.map(found -> {
                    double[] seen = mixture.orElseThrow().amounts(binned.map().exposures());
                    double[] all =
                            sample == map ? seen : rowSums(outcome.factors().h());
                    return errors(found, seen, all, thickness(report, w, all), w);
                })
                .or(() -> outcome.errors().map(FitErrors::atPctSe))
                .orElse(List.of());
        List<Map<String, Map<String, Double>>> correlations = counting.map(
                        found -> new ShareErrors(basis, atomScale, w).correlations(found::correlationOfShares))
                .or(() -> outcome.errors().map(FitErrors::correlations))
                .orElse(List.of());
        AtomicRanges ranges = new AtomicRanges(basis, atomScale, w);
        List<Ambiguity.Pair> pairs = new ArrayList<>();
        List<Map<String, AtomicRange>> phases = new ArrayList<>();
        for (int k = 0; k < w.getNumCols(); k++) {
            boolean isRepeated =
                    report.isPresent() && report.get().answers().get(0).isRepeated(k);
            int phase = k;
            List<double[]> others = report.map(chosen -> others(chosen, phase)).orElse(List.of());
            phases.add(ranges.of(
                    k, isRepeated ? List.of() : valleys, others, errors.isEmpty() ? Map.of() : errors.get(k)));
            for (Valley valley : valleys) {
                if (valley.phase() == k) {
                    pairs.add(ranges.pair(valley));
                }
            }
        }
        return new Found(new Ambiguity(search.riseNats(), binSize, pairs, phases), correlations);
    }

    /**
     * The result of the search.
     *
     * @param ambiguity    ranges and standard errors
     * @param correlations correlations of the counting errors, by phase and two symbols; empty if not known
     */
    record Found(Ambiguity ambiguity, List<Map<String, Map<String, Double>>> correlations) {}

    /** Weights of the phase in other answers of the pipeline: between these and the chosen one all phases move together. */
    private static List<double[]> others(LowDoseReport report, int phase) {
        return report.alternatives().stream()
                .map(answer -> answer.weights().get(phase).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray())
                .toList();
    }

    /** Errors of the thickness of phases, where that was found. */
    private Optional<ThicknessErrors> thickness(Optional<LowDoseReport> report, DMatrixRMaj w, double[] exposures) {
        return report.filter(chosen -> !chosen.phaseThickness().isEmpty())
                .map(chosen -> new ThicknessErrors(problem, basis, w, exposures));
    }

    /**
     * Standard errors, at.%, by phase and symbol, from counting and from a fitted thickness. If only a sample of the
     * map was searched, counting errors are multiplied by the root of the share of the phase that lies in the sample.
     */
    private List<Map<String, Double>> errors(
            StandardErrors counting, double[] seen, double[] all, Optional<ThicknessErrors> thickness, DMatrixRMaj w) {
        List<Map<String, Double>> errors = new ShareErrors(basis, atomScale, w)
                .atPct((row, phase, measure) -> counting.ofShare(row, phase, measure)
                        * (all[phase] > seen[phase] ? Math.sqrt(seen[phase] / all[phase]) : 1));
        for (int k = 0; k < errors.size() && thickness.isPresent(); k++) {
            Map<String, Double> counted = errors.get(k);
            if (!counted.isEmpty()) {
                Map<String, Double> more = thickness.get().atPct(k);
                counted.replaceAll((symbol, error) -> Math.hypot(error, more.getOrDefault(symbol, 0.0)));
            }
        }
        return errors;
    }

    private static double[] rowSums(DMatrixRMaj h) {
        return CommonOps_DDRM.sumRows(h, null).data;
    }

    private int binSize(Optional<LowDoseReport> report, ImageShape shape) {
        double countsPerPixel = problem.countsPerPixel();
        int size = report.map(LowDoseReport::binSize).orElseGet(() ->
                (int) Math.ceil(Math.sqrt(Math.max(1, BIN_COUNTS / countsPerPixel))));
        while (shape.bin(size).pixels() > MOST_BINS) {
            size++;
        }
        return size;
    }

    /**
     * Scales all phases to the same counts, as exposures that follow from counts require; compositions do not change.
     */
    private DMatrixRMaj bright(DMatrixRMaj weights, ExposedProblem map) {
        DMatrixRMaj w = weights.copy();
        double[] sums = basis.columnSums();
        for (int k = 0; k < w.getNumCols(); k++) {
            double counts = 0;
            for (int c = 0; c < sums.length; c++) {
                counts += sums[c] * w.get(c, k);
            }
            for (int c = 0; c < sums.length && counts > 0; c++) {
                w.set(c, k, w.get(c, k) * map.map().countsPerExposure() / counts);
            }
        }
        return w;
    }

    /** Abundances of the bins, fitted as the pipeline fits them. */
    private Mixture settled(ExposedProblem map, Binning bins, DMatrixRMaj w, LowDoseReport report) {
        return Homotopy.defaults().settled(JointFit.onBins(map, bins, execution), w, report.logSparsity());
    }
}
