package org.esmpy.solver.lowdose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.esmpy.model.Basis;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Problem;

/**
 * The last choice between the best answers: each is fitted with the G that the model gives its own phases. With one G for all,
 * phases that absorb in another way than the mean are described by what they are not, and a wrong answer may make up for it.
 *
 * @param answers all answers, the chosen one first
 * @param own     the chosen phases with their own G
 */
record Finalists(List<Answer> answers, OwnBases own) {
    private static final int MOST = 3;

    /** Answers closer than this in every phase need not be compared again. */
    private static final double SAME_DEG = 1;

    /**
     * Chooses.
     *
     * @param problem has the model
     * @param shared  G with which the answers were found
     * @param map     the counts and what is known
     * @param ranked  the answers, the best first
     * @param sizes   has the bins on which answers are compared and square ones settled
     */
    static Finalists of(
            Problem problem,
            Basis shared,
            ExposedProblem map,
            List<Answer> ranked,
            BinSizes sizes,
            Homotopy homotopy,
            Execution execution) {
        ExposedProblem squares = map.on(PixelBins.of(map.map(), sizes.basin()));
        List<Finalist> finalists = new ArrayList<>();
        for (Answer answer : ranked) {
            boolean isEqual = answer.repeated() == ranked.get(0).repeated()
                    && finalists.stream().noneMatch(other -> answer.farthestDeg(other.answer, map) < SAME_DEG);
            if (finalists.isEmpty() || isEqual && finalists.size() < MOST && !execution.isCancelled()) {
                FinalPhases phases = answer.settled(map, sizes.basin(), homotopy, execution);
                OwnBases own = OwnBases.of(problem, shared, phases, homotopy.epsilon(), execution);
                PhaseBases bases = PhaseBases.of(problem.seen(own.basis()));
                DescriptionLength length = DescriptionLength.of(
                        squares.withBases(bases), own.phases().ofPixels().w(), execution.workers());
                finalists.add(new Finalist(answer.with(own.phases(), length), own, answer));
            }
        }
        finalists.sort(Comparator.comparingDouble(
                finalist -> finalist.answer.length().nats()));
        List<Answer> answers = new ArrayList<>(
                finalists.stream().map(Finalist::answer).toList());
        ranked.stream()
                .filter(answer -> finalists.stream().noneMatch(finalist -> finalist.before == answer))
                .forEach(answers::add);
        return new Finalists(answers, finalists.get(0).own);
    }

    private record Finalist(Answer answer, OwnBases own, Answer before) {}
}
