package org.esmpy.solver.newton;

import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverContract;

class NewtonContractTest extends SolverContract {
    @Override
    protected Solver solver() {
        return new NewtonFactory().createDefault();
    }
}
