package org.esmpy.solver.lowdose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.esmpy.model.Basis;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.Problem;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Homotopy;

/**
 * Makes the last choice between answers: each of the best is fitted with a G for each of its phases, with the
 * absorption of the phase's composition and a thickness from the phase's counts, and its description length is computed
 * again. With one G for all, a phase that absorbs differently from the mean is described badly, and a wrong answer can
 * be shorter than the right one. With a G of each phase the right answer is described best. Where the thickness of
 * phases is not free it may be wrong, and the order of the answers stays.
 *
 * @param problem   has the model
 * @param shared    G with which the answers were found
 * @param map       the counts with prior knowledge
 * @param homotopy  gives ε of the log-sparsity
 * @param execution threads for the work; answers are fitted in parallel
 */
record Finalists(Problem problem, Basis shared, ExposedProblem map, Homotopy homotopy, CancellableWorkers execution) {
    /** Answers that are fitted again; each costs a fit with its own G. */
    private static final int MOST = 4;

    /** Answers closer than this in every phase are not compared again, degrees. */
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
        List<Answer> answers = new ArrayList<>(Answer.supportedFirst(Arrays.stream(finalists)
                .map(Finalist::answer)
                .sorted(Answer.order())
                .toList()));
        OwnBases own = Arrays.stream(finalists)
                .filter(finalist -> finalist.answer == answers.get(0))
                .findAny()
                .orElseThrow()
                .own;
        found.answers().stream()
                .filter(answer -> candidates.stream().noneMatch(candidate -> candidate == answer))
                .forEach(answers::add);
        return new Chosen(answers, own);
    }

    /**
     * The result of the choice.
     *
     * @param answers all answers, the chosen one first; the other finalists follow, with their own G as well
     * @param own     the chosen phases with their own G
     */
    record Chosen(List<Answer> answers, OwnBases own) {}

    private record Finalist(Answer answer, OwnBases own) {}
}
