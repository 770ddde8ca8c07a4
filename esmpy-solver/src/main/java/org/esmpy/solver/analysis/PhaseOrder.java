package org.esmpy.solver.analysis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.solver.lowdose.LowDoseReport;
import org.esmpy.solver.lowdose.LowDoseReport.AnswerLine;
import org.esmpy.solver.uncertainty.FitErrors;

/**
 * Reorders the phases of a run, so that their numbers do not depend on seeds and solvers. Everything of the run is
 * reordered, including the numbers in warnings.
 */
public final class PhaseOrder {
    /** Difference of mean abundances, relative to the sum of all, below which they count as the same. */
    private static final double SAME_SHARE = 1e-3;

    private static final Pattern NAMED = Pattern.compile("(?<=\\b[Pp]hase[ _])\\d+|(?<=\\bphases )\\d+(?= and \\d)");
    private static final Pattern SECOND = Pattern.compile("(?<=\\bphases \\d{1,3} and )\\d+");

    private final int[] order;

    private PhaseOrder(int[] order) {
        this.order = order;
    }

    /** Makes phase {@code order[i]} the new phase i, counted from 0. */
    public static PhaseOrder of(int[] order) {
        return new PhaseOrder(order.clone());
    }

    /**
     * By mean abundance, the most abundant phase first; where these are the same, by composition.
     *
     * @param h       abundances, K×P
     * @param weights decides between phases of the same abundance, C×K: the one with the larger share of the first
     *     column comes first
     */
    public static PhaseOrder byAbundance(DMatrixRMaj h, DMatrixRMaj weights) {
        double[] means = new double[h.getNumRows()];
        for (int k = 0; k < means.length; k++) {
            for (int p = 0; p < h.getNumCols(); p++) {
                means[k] += h.get(k, p);
            }
        }
        double step = SAME_SHARE * Math.max(Arrays.stream(means).sum(), Double.MIN_NORMAL);
        Comparator<Integer> byMean = Comparator.comparingLong(k -> -Math.round(means[k] / step));
        return new PhaseOrder(IntStream.range(0, means.length)
                .boxed()
                .sorted(byMean.thenComparing((a, b) -> compare(weights, a, b)))
                .mapToInt(Integer::intValue)
                .toArray());
    }

    /** This order, and then another one of its result. */
    public PhaseOrder then(PhaseOrder next) {
        return new PhaseOrder(Arrays.stream(next.order).map(i -> order[i]).toArray());
    }

    /** Compares two columns by their entries relative to their sums. */
    private static int compare(DMatrixRMaj weights, int a, int b) {
        double sumA = sum(weights, a);
        double sumB = sum(weights, b);
        for (int c = 0; c < weights.getNumRows(); c++) {
            int difference = Double.compare(weights.get(c, b) * sumA, weights.get(c, a) * sumB);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static double sum(DMatrixRMaj weights, int column) {
        return IntStream.range(0, weights.getNumRows())
                .mapToDouble(c -> weights.get(c, column))
                .sum();
    }

    /** An outcome in the new order. */
    Outcome apply(Outcome outcome) {
        return new Outcome(
                new Factors(
                        columns(outcome.factors().w()), rows(outcome.factors().h())),
                outcome.basis().map(this::basis),
                columns(outcome.spectra()),
                outcome.divergenceNats(),
                outcome.objectiveNats(),
                outcome.iterations(),
                outcome.refinements(),
                outcome.seconds(),
                outcome.stopReason(),
                outcome.certificate(),
                outcome.trace(),
                outcome.pipeline().map(this::report),
                outcome.sample(),
                outcome.starts(),
                outcome.errors().map(this::errors),
                outcome.errorsOfMaps().map(this::rows),
                outcome.others().stream()
                        .map(other -> new Factors(columns(other.w()), rows(other.h())))
                        .toList(),
                outcome.warnings().stream().map(this::words).toList());
    }

    private Basis basis(Basis basis) {
        return basis.phases().isEmpty() ? basis : basis.withPhases(list(basis.phases()));
    }

    private LowDoseReport report(LowDoseReport report) {
        return new LowDoseReport(
                report.fast(),
                report.countsPerPixel(),
                report.exposure(),
                report.regions(),
                report.answers().stream().map(this::answer).toList(),
                report.binSize(),
                report.logSparsity(),
                report.epsilon(),
                report.priorTrials(),
                report.lambda(),
                report.pixelLogSparsity(),
                report.guided(),
                report.refinements(),
                report.phaseRefinements(),
                list(report.phaseThickness()),
                report.stageSeconds());
    }

    private AnswerLine answer(AnswerLine answer) {
        return new AnswerLine(
                answer.kind(),
                answer.starts(),
                answer.repeated(),
                list(answer.plateauNats()),
                list(answer.plateauShares()),
                answer.divergenceNats(),
                answer.freeAbundances(),
                answer.weightNats(),
                answer.lengthNats(),
                answer.farthestDeg(),
                list(answer.weights()));
    }

    private FitErrors errors(FitErrors errors) {
        List<Map<String, Double>> atPctSe = list(errors.atPctSe());
        return new FitErrors(
                errors.leftNats(),
                errors.ofH().map(this::rows),
                errors.flatDirections(),
                errors.unidentifiedPhases().stream().map(this::number).sorted().toList(),
                atPctSe,
                list(errors.correlations()),
                list(errors.bootstrapAtPct()),
                errors.bootstrapMaps());
    }

    /** Reorders a list with one item per phase; lists of another length stay as they are. */
    private <T> List<T> list(List<T> ofPhases) {
        return ofPhases.size() == order.length
                ? Arrays.stream(order).mapToObj(ofPhases::get).toList()
                : ofPhases;
    }

    /** The new number of the phase with an old number, both from 1. */
    private int number(int before) {
        for (int i = 0; i < order.length; i++) {
            if (order[i] == before - 1) {
                return i + 1;
            }
        }
        return before;
    }

    /** Renumbers the phases that a sentence names. */
    String words(String sentence) {
        String first = NAMED.matcher(sentence).replaceAll(found -> renamed(found.group()));
        return SECOND.matcher(first).replaceAll(found -> renamed(found.group()));
    }

    private String renamed(String number) {
        return Integer.toString(number(Integer.parseInt(number)));
    }

    /** Reorders a matrix with a column per phase. */
    public DMatrixRMaj columns(DMatrixRMaj matrix) {
        DMatrixRMaj sorted = new DMatrixRMaj(matrix.getNumRows(), matrix.getNumCols());
        fill(sorted, row -> k -> matrix.get(row, order[k]));
        return sorted;
    }

    /** Reorders a matrix with a row per phase. */
    public DMatrixRMaj rows(DMatrixRMaj matrix) {
        DMatrixRMaj sorted = new DMatrixRMaj(matrix.getNumRows(), matrix.getNumCols());
        fill(sorted, k -> p -> matrix.get(order[k], p));
        return sorted;
    }

    private static void fill(DMatrixRMaj matrix, IntFunction<IntToDoubleFunction> rows) {
        for (int row = 0; row < matrix.getNumRows(); row++) {
            IntToDoubleFunction values = rows.apply(row);
            for (int column = 0; column < matrix.getNumCols(); column++) {
                matrix.set(row, column, values.applyAsDouble(column));
            }
        }
    }
}
