package org.esmpy.solver.multiplicative;

import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverContract;

class SquaremContractTest extends SolverContract {
    @Override
    protected Solver solver() {
        return new SquaremFactory().createDefault();
    }
}
