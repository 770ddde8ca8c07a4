package org.esmpy.solver.lowdose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
    /** Answers closer than this in length and in every phase are the same. */
    private static final double SAME_NATS = 1;

    private static final double SAME_DEG = 1;

    Answer {
        starts = List.copyOf(starts);
    }

    /** Number of phases that regions repeat. */
    int repeated() {
        return Plateaus.repeated(plateaus);
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

    /** Answers in their order, each of them once. */
    static List<Answer> ranked(List<Answer> answers, ExposedProblem problem) {
        List<Answer> different = new ArrayList<>();
        answers.stream().sorted(order()).forEach(answer -> {
            int same = 0;
            while (same < different.size() && !different.get(same).isSame(answer, problem)) {
                same++;
            }
            if (same < different.size()) {
                different.set(same, different.get(same).alsoFrom(answer.starts));
            } else {
                different.add(answer);
            }
        });
        return different;
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

    private boolean isSame(Answer other, ExposedProblem problem) {
        return Math.abs(length.nats() - other.length.nats()) < SAME_NATS && farthestDeg(other, problem) < SAME_DEG;
    }

    private Answer alsoFrom(List<String> others) {
        List<String> all = new ArrayList<>(starts);
        all.addAll(others);
        return new Answer(kind, all, phases, plateaus, length);
    }
}
