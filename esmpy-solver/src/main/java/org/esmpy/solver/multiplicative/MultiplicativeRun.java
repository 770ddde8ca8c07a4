package org.esmpy.solver.multiplicative;

import java.util.List;
import org.esmpy.model.Factors;
import org.esmpy.solver.Certificate;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SolverRun;
import org.esmpy.solver.internal.start.StartValues;
import org.esmpy.solver.internal.step.FitDoubts;
import org.esmpy.solver.internal.step.MultiplicativeUpdates;

/** Runs {@code em} and {@code mu}: one update of H and W per iteration. */
class MultiplicativeRun implements SolverRun {
    final Problem problem;
    final MultiplicativeUpdates updates;

    MultiplicativeRun(Problem problem, MultiplicativeUpdates updates) {
        this.problem = problem;
        this.updates = updates;
    }

    @Override
    public void step() {
        updates.step();
    }

    @Override
    public double objectiveNats() {
        return updates.objectiveNats();
    }

    @Override
    public Certificate certificate() {
        return updates.certificate();
    }

    @Override
    public Factors factors() {
        return StartValues.factors(updates.w(), updates.ht(), problem.phases());
    }

    @Override
    public List<String> warnings() {
        return FitDoubts.of(problem, updates.phaseCounts());
    }
}
