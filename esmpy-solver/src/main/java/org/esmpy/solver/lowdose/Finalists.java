package org.esmpy.solver.lowdose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.esmpy.model.Basis;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.Problem;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Homotopy;

/**
 * The last choice between answers: each of the best is fitted with the G of its own phases, absorbed by their composition and
 * as thick as their counts say, and described again. With one G for all, phases that absorb in another way than the mean are
 * described by what they are not, and a wrong answer may make up for it; with its own G only the right one can, for mixtures of
 * phases absorb like none of them. Where the thickness of phases is not free, it may be wrong and no such judge: then the order
 * stays.
 *
 * @param problem   has the model
 * @param shared    G with which the answers were found
 * @param map       the counts and what is known
 * @param homotopy  has ε
 * @param execution who does the work; answers are fitted in parallel
 */
record Finalists(Problem problem, Basis shared, ExposedProblem map, Homotopy homotopy, CancellableWorkers execution) {
    private static final int MOST = 4;

    /** Answers closer than this in every phase need not be compared again. */
    private static final double SAME_DEG = 3;

    /**
     * Chooses.
     *
     * @param found the answers, the best first
     * @param size  pixels along the side of the bins on which phases of square bins are settled
     */
    Chosen choose(PhaseSearch.Found found, int size) {
        SpectralModel model = problem.model().orElseThrow();
        List<Answer> candidates = new ArrayList<>(List.of(found.answers().get(0)));
        for (Answer answer : found.answers()) {
            boolean isAnother = answer.isRepeated() == candidates.get(0).isRepeated()
                    && candidates.stream().noneMatch(other -> answer.farthestDeg(other, map) < SAME_DEG);
            if (isAnother && candidates.size() < MOST && model.hasFreeThickness() && !execution.isCancelled()) {
                candidates.add(answer);
            }
        }
        Finalist[] finalists = new Finalist[candidates.size()];
        execution.workers().run(finalists.length, i -> {
            Answer answer = candidates.get(i);
            OwnBases own = OwnBases.of(
                    problem,
                    shared,
                    answer.settled(map, size, homotopy, execution.alone()),
                    homotopy.epsilon(),
                    execution.alone());
            DescriptionLength length = found.judge().length(answer.kind(), own.phases(), execution.alone());
            finalists[i] = new Finalist(answer.with(own.phases(), length), own);
        });
        List<Finalist> ranked = new ArrayList<>(List.of(finalists));
        ranked.sort(
                Comparator.comparingDouble(finalist -> finalist.answer.length().nats()));
        List<Answer> answers =
                new ArrayList<>(ranked.stream().map(Finalist::answer).toList());
        found.answers().stream()
                .filter(answer -> candidates.stream().noneMatch(candidate -> candidate == answer))
                .forEach(answers::add);
        return new Chosen(answers, ranked.get(0).own);
    }

    /**
     * What was chosen.
     *
     * @param answers all answers, the chosen one first; the other finalists follow, with their own G as well
     * @param own     the chosen phases with their own G
     */
    record Chosen(List<Answer> answers, OwnBases own) {}

    private record Finalist(Answer answer, OwnBases own) {}
}
