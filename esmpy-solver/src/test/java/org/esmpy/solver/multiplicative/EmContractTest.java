package org.esmpy.solver.multiplicative;

import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverContract;

class EmContractTest extends SolverContract {
    @Override
    protected Solver solver() {
        return new EmFactory().createDefault();
    }
}
