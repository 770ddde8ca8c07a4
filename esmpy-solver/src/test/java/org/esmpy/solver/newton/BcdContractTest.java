package org.esmpy.solver.newton;

import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverContract;

class BcdContractTest extends SolverContract {
    @Override
    protected Solver solver() {
        return new BcdFactory().createDefault();
    }
}
