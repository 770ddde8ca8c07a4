package org.esmpy.solver.lowdose;

import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.solver.heldout.HeldOut;
import org.esmpy.solver.internal.region.Plateaus;
import org.esmpy.solver.lowdose.LowDoseReport.AnswerLine;
import org.esmpy.solver.lowdose.LowDoseReport.PriorLine;
import org.esmpy.solver.matching.PhaseAssignment;
import org.esmpy.solver.matching.PhaseMatching;
import org.esmpy.solver.mixture.ExposedProblem;

/** Turns what was tried into lines of a report. */
final class ReportLines {
    private ReportLines() {}

    static List<AnswerLine> answers(List<Answer> answers, ExposedProblem problem) {
        Answer chosen = answers.get(0);
        return answers.stream()
                .map(answer -> new AnswerLine(
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

    static List<PriorLine> priors(List<SpatialSearch.Tried> tried) {
        return tried.stream()
                .map(one -> {
                    HeldOut.Gain gain =
                            one.heldOut().over(SpatialSearch.best(tried).heldOut());
                    return new PriorLine(
                            one.prior().lambda(),
                            one.prior().logSparsity(),
                            one.prior().guided(),
                            gain.nats(),
                            gain.standardError());
                })
                .toList();
    }
}
