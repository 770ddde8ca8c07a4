package org.esmpy.solver.multiplicative;

import java.util.List;
import org.esmpy.model.Factors;
import org.esmpy.solver.Certificate;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SolverRun;
import org.esmpy.solver.internal.start.StartValues;
import org.esmpy.solver.internal.step.FitDoubts;
import org.esmpy.solver.internal.step.JointEm;

/** Runs {@code em}: one joint update of W and H per iteration. */
class EmRun implements SolverRun {
    final Problem problem;
    final JointEm em;

    EmRun(Problem problem, JointEm em) {
        this.problem = problem;
        this.em = em;
    }

    @Override
    public void step() {
        em.step();
    }

    @Override
    public double objectiveNats() {
        return em.objectiveNats();
    }

    @Override
    public Certificate certificate() {
        return em.certificate();
    }

    @Override
    public Factors factors() {
        return StartValues.factors(em.w(), em.ht(), problem.phases());
    }

    @Override
    public List<String> warnings() {
        return FitDoubts.of(problem, em.phaseCounts());
    }
}
