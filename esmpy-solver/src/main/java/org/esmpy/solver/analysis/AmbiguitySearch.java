package org.esmpy.solver.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.AtomScale;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Problem;
import org.esmpy.solver.lowdose.Binning;
import org.esmpy.solver.lowdose.Execution;
import org.esmpy.solver.lowdose.ExposedProblem;
import org.esmpy.solver.lowdose.Homotopy;
import org.esmpy.solver.lowdose.JointFit;
import org.esmpy.solver.lowdose.LowDoseReport;
import org.esmpy.solver.lowdose.Mixture;
import org.esmpy.solver.lowdose.PixelBins;
import org.esmpy.solver.lowdose.Priors;
import org.esmpy.solver.lowdose.Regions;
import org.esmpy.solver.newton.StandardErrors;
import org.esmpy.solver.valley.ShareRange;
import org.esmpy.solver.valley.Valley;
import org.esmpy.solver.valley.ValleySearch;

/**
 * Finds what the counts leave open about the compositions of a fit, on bins: those of the low-dose pipeline, otherwise of
 * at least {@value #BIN_COUNTS} counts; never more than {@value #MOST_BINS}.
 */
final class AmbiguitySearch {
    private static final double BIN_COUNTS = 1000;
    private static final int MOST_BINS = 4096;
    private static final double PERCENT = 100;

    private final Problem problem;
    private final Priors priors;
    private final Basis basis;
    private final AtomScale atomScale;
    private final Execution execution;

    /**
     * @param problem what was fitted
     * @param priors  what was known of it
     * @param basis   G of the fit
     * @param atomScale what its weights mean in atoms
     */
    AmbiguitySearch(Problem problem, Priors priors, Basis basis, AtomScale atomScale, Execution execution) {
        this.problem = problem;
        this.priors = priors;
        this.basis = basis;
        this.atomScale = atomScale;
        this.execution = execution;
    }

    /**
     * Searches.
     *
     * @param weights W, C×K, in the scale in which abundances are shares of a pixel of mean exposure
     * @param outcome how the fit ended; for a single solver with the standard errors, if it has any
     */
    Ambiguity search(DMatrixRMaj weights, Outcome outcome) {
        Optional<LowDoseReport> report = outcome.pipeline();
        ExposedProblem map = priors.pose(problem, PhaseBases.of(basis));
        DMatrixRMaj w = problem.constraint(Constraint.SimplexW.class).isPresent() ? bright(weights, map) : weights;
        int binSize = binSize(report);
        Binning bins = report.filter(chosen -> chosen.regions() > 0).isPresent()
                ? Regions.of(map, execution.workers())
                : PixelBins.of(map.map(), binSize);
        ExposedProblem binned = map.on(bins);
        ValleySearch search = ValleySearch.defaults();
        List<Valley> valleys = search.search(binned, w, execution);
        List<Map<String, Double>> errors = report.map(
                        chosen -> errors(errors(binned, settled(map, bins, w, chosen)), w))
                .or(() -> outcome.errors().map(FitErrors::atPctSe))
                .orElse(List.of());
        List<Ambiguity.Pair> pairs = new ArrayList<>();
        List<Map<String, AtomicRange>> phases = new ArrayList<>();
        for (int k = 0; k < w.getNumCols(); k++) {
            double[] atoms = atomScale.atomsPerWeight(w, k);
            phases.add(ranges(w, valleys, seen(report), errors.isEmpty() ? Map.of() : errors.get(k), k, atoms));
            for (Valley valley : valleys) {
                if (valley.phase() == k) {
                    pairs.add(pair(w, valley, atoms));
                }
            }
        }
        return new Ambiguity(search.riseNats(), binSize, pairs, phases);
    }

    private Map<String, AtomicRange> ranges(
            DMatrixRMaj w,
            List<Valley> valleys,
            Optional<LowDoseReport.AnswerLine> seen,
            Map<String, Double> errors,
            int phase,
            double[] atoms) {
        Map<String, AtomicRange> ranges = new TreeMap<>();
        SortedMap<String, Double> fractions = atomScale.atomicFractions(w, phase, atoms);
        if (fractions.isEmpty()) {
            return ranges;
        }
        for (int c = 0; c < atoms.length; c++) {
            if (atoms[c] > 0) {
                int column = c;
                ShareRange found = ShareRange.of(w, valleys, phase, c, atoms);
                ShareRange range = seen.map(
                                end -> found.with(share(end.weights().get(phase), column, atoms)))
                        .orElse(found);
                double own = PERCENT * atomScale.ownShare(symbol(c));
                ranges.put(
                        symbol(c),
                        new AtomicRange(
                                PERCENT * fractions.getOrDefault(symbol(c), 0.0),
                                own * range.low(),
                                own * range.high(),
                                error(errors, symbol(c))));
            }
        }
        fractions.forEach((symbol, fraction) -> ranges.computeIfAbsent(
                symbol, other -> uncounted(other, PERCENT * fraction, w, valleys, phase, atoms)));
        return ranges;
    }

    /** The range of what follows from the counted elements; its error is in theirs. */
    private AtomicRange uncounted(
            String symbol, double found, DMatrixRMaj w, List<Valley> valleys, int phase, double[] atoms) {
        double[] atPct = valleys.stream()
                .filter(valley -> valley.phase() == phase)
                .flatMap(valley -> Stream.of(valley.tLow(), valley.tHigh()).map(t -> atPct(w, valley, t, atoms)))
                .mapToDouble(end -> end.getOrDefault(symbol, 0.0))
                .toArray();
        return new AtomicRange(
                found,
                Math.min(found, Arrays.stream(atPct).min().orElse(found)),
                Math.max(found, Arrays.stream(atPct).max().orElse(found)),
                OptionalDouble.empty());
    }

    /**
     * The other end of what is open, where phases lie beyond all regions: those that regions of the map have. The phases move
     * together between both ends, which no pair of them shows.
     */
    private static Optional<LowDoseReport.AnswerLine> seen(Optional<LowDoseReport> report) {
        List<LowDoseReport.AnswerLine> answers =
                report.map(LowDoseReport::answers).orElse(List.of());
        return answers.isEmpty() || answers.get(0).kind() == LowDoseReport.AnswerKind.REGIONS
                ? Optional.empty()
                : answers.stream()
                        .filter(answer -> answer.kind() == LowDoseReport.AnswerKind.REGIONS)
                        .findFirst();
    }

    private static double share(List<Double> weights, int column, double[] atoms) {
        double sum = 0;
        for (int c = 0; c < atoms.length; c++) {
            sum += atoms[c] * weights.get(c);
        }
        return sum > 0 ? atoms[column] * weights.get(column) / sum : 0;
    }

    private static OptionalDouble error(Map<String, Double> errors, String symbol) {
        return errors.containsKey(symbol) ? OptionalDouble.of(errors.get(symbol)) : OptionalDouble.empty();
    }

    private StandardErrors errors(ExposedProblem binned, Mixture mixture) {
        return StandardErrors.at(binned.problem(), binned.bases(), binned.factors(mixture), execution.workers());
    }

    /** Standard errors on bins, at.%, by phase and symbol. */
    private List<Map<String, Double>> errors(StandardErrors errors, DMatrixRMaj w) {
        List<Map<String, Double>> phases = new ArrayList<>();
        for (int k = 0; k < w.getNumCols(); k++) {
            double[] atoms = atomScale.atomsPerWeight(w, k);
            Map<String, Double> bySymbol = new TreeMap<>();
            boolean isSomething = !atomScale.atomicFractions(w, k, atoms).isEmpty();
            for (int c = 0; c < atoms.length && isSomething; c++) {
                if (atoms[c] > 0) {
                    bySymbol.put(symbol(c), PERCENT * atomScale.ownShare(symbol(c)) * errors.ofShare(c, k, atoms));
                }
            }
            phases.add(bySymbol);
        }
        return phases;
    }

    private Ambiguity.Pair pair(DMatrixRMaj w, Valley valley, double[] atoms) {
        Optional<String> exhausted = valley.exhausted().isPresent()
                ? Optional.of(basis.columns().get(valley.exhausted().getAsInt()).name())
                : Optional.empty();
        return new Ambiguity.Pair(
                valley.phase() + 1,
                valley.other() + 1,
                valley.tLow(),
                valley.tHigh(),
                exhausted,
                atPct(w, valley, valley.tLow(), atoms),
                atPct(w, valley, valley.tHigh(), atoms));
    }

    private Map<String, Double> atPct(DMatrixRMaj w, Valley valley, double t, double[] atoms) {
        DMatrixRMaj moved = new DMatrixRMaj(w.getNumRows(), 1, true, valley.weights(w, t));
        Map<String, Double> atPct = new TreeMap<>();
        atomScale.atomicFractions(moved, 0, atoms).forEach((symbol, fraction) -> atPct.put(symbol, PERCENT * fraction));
        return atPct;
    }

    private String symbol(int column) {
        return ((BasisColumn.Characteristic) basis.columns().get(column)).symbol();
    }

    private int binSize(Optional<LowDoseReport> report) {
        double countsPerPixel = problem.countsPerPixel();
        int size = report.map(LowDoseReport::binSize).orElseGet(() ->
                (int) Math.ceil(Math.sqrt(Math.max(1, BIN_COUNTS / countsPerPixel))));
        ImageShape shape = problem.shape();
        while (shape.bin(size).pixels() > MOST_BINS) {
            size++;
        }
        return size;
    }

    /** Phases of equal brightness, as the exposures by counts need; compositions do not depend on it. */
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

    /** Abundances of the bins as the pipeline would have them. */
    private Mixture settled(ExposedProblem map, Binning bins, DMatrixRMaj w, LowDoseReport report) {
        return Homotopy.defaults().settled(JointFit.onBins(map, bins, execution), w, report.logSparsity());
    }
}
