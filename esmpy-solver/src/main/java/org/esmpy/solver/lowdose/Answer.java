package org.esmpy.solver.lowdose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.internal.region.PhaseEvidence;
import org.esmpy.solver.internal.region.Plateaus;
import org.esmpy.solver.matching.PhaseAssignment;
import org.esmpy.solver.matching.PhaseMatching;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Homotopy;
import org.esmpy.solver.mixture.PixelBins;

/**
 * A set of phases that may be those of the map, with the scores by which it is compared to others.
 *
 * @param kind     how they were found
 * @param starts   names of the starts that lead there
 * @param phases   the phases, with abundances of all pixels
 * @param plateaus of the phases: whether regions repeat them
 * @param evidence evidence for the phases besides the counts that they describe
 * @param length   length of the description of the counts by the phases
 */
record Answer(
        LowDoseReport.AnswerKind kind,
        List<String> starts,
        FinalPhases phases,
        List<Plateaus.Plateau> plateaus,
        PhaseEvidence evidence,
        DescriptionLength length) {
    Answer {
        starts = List.copyOf(starts);
    }

    /** Number of phases that regions repeat. */
    int repeated() {
        return Plateaus.repeated(plateaus);
    }

    /** For each phase, whether regions repeat it beyond doubt. */
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
        return Comparator.comparing((Answer answer) -> !answer.isRepeated()).thenComparingDouble(Answer::nats);
    }

    /** Length of the description, nats; an element whose weight alone reached 0 does not shorten it. */
    double nats() {
        return length.nats()
                + evidence.endedCounts().stream()
                        .mapToDouble(DescriptionLength::ofWeight)
                        .sum();
    }

    /**
     * Puts first, among the answers that the counts do not exclude, the one with the most evidence for its phases: a phase with
     * evidence outweighs the nats up to which an answer is not excluded, and one with half of it outweighs half of them.
     *
     * @param ordered the best first
     */
    static List<Answer> supportedFirst(List<Answer> ordered) {
        Answer best = ordered.get(0);
        Answer first = best;
        for (Answer answer : ordered) {
            boolean isOpen =
                    answer.isRepeated() == best.isRepeated() && answer.nats() - best.nats() < LowDoseReport.OPEN_NATS;
            first = isOpen && answer.supportedNats() < first.supportedNats() ? answer : first;
        }
        List<Answer> sorted = new ArrayList<>(ordered);
        sorted.remove(first);
        sorted.add(0, first);
        return sorted;
    }

    /** Length of the description less what the evidence for the phases outweighs, nats. */
    private double supportedNats() {
        return nats() - LowDoseReport.OPEN_NATS * evidence.supported();
    }

    /** Different answers, the best first. */
    static List<Answer> ranked(List<Answer> answers, ExposedProblem problem) {
        List<Answer> different = SameEnds.merged(
                answers.stream().sorted(order()),
                (a, b) -> SameEnds.areSame(a.nats(), b.nats(), () -> a.farthestDeg(b, problem)),
                (first, other) -> new Answer(
                        first.kind,
                        SameEnds.starts(first.starts, other.starts),
                        first.phases,
                        first.plateaus,
                        first.evidence,
                        first.length));
        return supportedFirst(different);
    }

    /** Largest angle to the phases of another answer, degrees. */
    double farthestDeg(Answer other, ExposedProblem problem) {
        return PhaseMatching.farthestDeg(
                problem.g(), phases.ofPixels().w(), other.phases.ofPixels().w());
    }

    /** A copy with the phases after a further fit. */
    Answer with(FinalPhases fitted, DescriptionLength described) {
        return new Answer(kind, starts, fitted, plateaus, evidence, described);
    }

    /** The phases of this answer; those found in square bins are first fitted on bins of the given size. */
    FinalPhases settled(ExposedProblem problem, int size, Homotopy homotopy, CancellableWorkers execution) {
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

    /** Lines of a report, the chosen answer first. */
    static List<LowDoseReport.AnswerLine> lines(List<Answer> answers, ExposedProblem problem) {
        Answer chosen = answers.get(0);
        return answers.stream()
                .map(answer -> new LowDoseReport.AnswerLine(
                        answer.kind(),
                        answer.starts(),
                        answer.repeated(),
                        answer.plateaus().stream().map(Plateaus.Plateau::nats).toList(),
                        answer.plateaus().stream().map(Plateaus.Plateau::share).toList(),
                        answer.length().divergenceNats(),
                        answer.length().freeAbundances(),
                        answer.length().weightNats(),
                        answer.nats() - chosen.nats(),
                        answer == chosen ? 0 : answer.farthestDeg(chosen, problem),
                        weights(answer, chosen, problem)))
                .toList();
    }

    /** W by phase, each beside the chosen phase that it resembles. */
    private static List<List<Double>> weights(Answer answer, Answer chosen, ExposedProblem problem) {
        DMatrixRMaj w = answer.phases().ofPixels().w();
        int[] like = PhaseAssignment.cheapest(
                PhaseMatching.anglesDeg(problem.g(), chosen.phases().ofPixels().w(), w));
        return IntStream.of(like)
                .mapToObj(k -> IntStream.range(0, w.getNumRows())
                        .mapToObj(c -> w.get(c, k))
                        .toList())
                .toList();
    }
}
