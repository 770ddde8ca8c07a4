package org.esmpy.solver.lowdose;

import java.util.Comparator;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Phases that may be those of the map, with what speaks for them.
 *
 * @param kind     how they were found
 * @param starts   names of the starts that lead there
 * @param phases   the phases, with abundances of all pixels
 * @param plateaus of the phases: whether regions repeat them
 * @param length   what it takes to describe the counts by them
 */
record Answer(
        LowDoseReport.AnswerKind kind,
        List<String> starts,
        FinalPhases phases,
        List<Plateaus.Plateau> plateaus,
        DescriptionLength length) {
    /** Where strong evidence begins, odds of 20 to one (Kass and Raftery 1995, doi:10.1080/01621459.1995.10476572, section 3.2). */
    private static final double DECIDED_NATS = 3;

    Answer {
        starts = List.copyOf(starts);
    }

    /** Number of phases that regions repeat. */
    int repeated() {
        return Plateaus.repeated(plateaus);
    }

    /** Whether regions repeat a phase beyond doubt, of each. */
    boolean[] sure() {
        boolean[] sure = new boolean[plateaus.size()];
        for (int k = 0; k < sure.length; k++) {
            sure[k] = plateaus.get(k).isSure();
        }
        return sure;
    }

    /** Whether regions repeat all phases. */
    boolean isRepeated() {
        return repeated() == plateaus.size();
    }

    /** The best first: those of which regions repeat all phases, then the shortest description. */
    static Comparator<Answer> order() {
        return Comparator.comparing((Answer answer) -> !answer.isRepeated())
                .thenComparingDouble(answer -> answer.length.nats());
    }

    /**
     * The one to take of answers in their order. Where regions do not repeat its phases and others are described nearly as
     * shortly, the counts do not decide; then it is the one whose phases enclose the least, nearest to what the map shows.
     */
    static Answer preferred(List<Answer> ranked) {
        Answer shortest = ranked.get(0);
        return shortest.isRepeated()
                ? shortest
                : ranked.stream()
                        .filter(answer -> answer.isAsShortAs(shortest))
                        .min(Comparator.comparingDouble(Answer::logExtent))
                        .orElse(shortest);
    }

    /** Whether the lengths do not decide. */
    boolean isAsShortAs(Answer other) {
        return Math.abs(length.nats() - other.length.nats()) < DECIDED_NATS;
    }

    /** Logarithm of the squared volume between the spectra of the phases, each with a sum of 1, and none. */
    private double logExtent() {
        DMatrixRMaj spectra = phases.binned().bases().spectra(phases.ofPixels().w());
        for (int k = 0; k < spectra.getNumCols(); k++) {
            double sum = 0;
            for (int l = 0; l < spectra.getNumRows(); l++) {
                sum += spectra.unsafe_get(l, k);
            }
            for (int l = 0; l < spectra.getNumRows(); l++) {
                spectra.unsafe_set(l, k, spectra.unsafe_get(l, k) / Math.max(sum, Double.MIN_NORMAL));
            }
        }
        DMatrixRMaj gram = new DMatrixRMaj(spectra.getNumCols(), spectra.getNumCols());
        CommonOps_DDRM.multTransA(spectra, spectra, gram);
        return Math.log(CommonOps_DDRM.det(gram));
    }

    /** Answers in their order, each of them once. */
    static List<Answer> ranked(List<Answer> answers, ExposedProblem problem) {
        return SameEnds.merged(
                answers.stream().sorted(order()),
                (a, b) ->
                        SameEnds.areNear(a.length.nats(), b.length.nats()) && a.farthestDeg(b, problem) < SameEnds.DEG,
                (first, other) -> new Answer(
                        first.kind,
                        SameEnds.starts(first.starts, other.starts),
                        first.phases,
                        first.plateaus,
                        first.length));
    }

    /** Largest angle to the phases of another answer, degrees. */
    double farthestDeg(Answer other, ExposedProblem problem) {
        return PhaseMatching.farthestDeg(
                problem.g(), phases.ofPixels().w(), other.phases.ofPixels().w());
    }

    /** The same with the phases as they are after a further fit. */
    Answer with(FinalPhases fitted, DescriptionLength described) {
        return new Answer(kind, starts, fitted, plateaus, described);
    }

    /** Its phases; those of square bins fitted to the end on the usual ones. */
    FinalPhases settled(ExposedProblem problem, int size, Homotopy homotopy, Execution execution) {
        return kind == LowDoseReport.AnswerKind.SQUARES
                ? FinalPhases.fit(
                        problem.withWeights(phases.binned().weights()),
                        phases.ofPixels(),
                        PixelBins.of(problem.map(), size),
                        homotopy.largest(),
                        homotopy,
                        execution)
                : phases;
    }
}
