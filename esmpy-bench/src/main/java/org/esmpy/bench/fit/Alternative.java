package org.esmpy.bench.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.esmpy.model.Factors;
import org.esmpy.model.edx.PhaseAbsorption;
import org.esmpy.physics.Composition;
import org.esmpy.solver.analysis.Outcome;
import org.esmpy.solver.lowdose.LowDoseReport;

/**
 * Another answer of the low-dose pipeline that the counts do not exclude, phases in the order of the chosen ones.
 *
 * @param answer       how it was found, and how much longer its description is
 * @param factors      W and H
 * @param compositions composition of each phase; empty if it has no element
 */
public record Alternative(LowDoseReport.AnswerLine answer, Factors factors, List<Optional<Composition>> compositions) {
    public Alternative {
        compositions = List.copyOf(compositions);
    }

    /** The alternatives of a run; none of a single solver, and none if it was cancelled before their maps were there. */
    static List<Alternative> of(Outcome outcome, PhaseAbsorption absorption) {
        List<LowDoseReport.AnswerLine> answers =
                outcome.pipeline().map(LowDoseReport::alternatives).orElse(List.of());
        List<Alternative> alternatives = new ArrayList<>();
        for (int i = 0; i < outcome.others().size(); i++) {
            Factors factors = outcome.others().get(i);
            alternatives.add(new Alternative(answers.get(i), factors, FitRunner.compositions(absorption, factors.w())));
        }
        return alternatives;
    }
}
