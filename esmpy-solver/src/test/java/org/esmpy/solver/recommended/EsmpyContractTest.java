package org.esmpy.solver.recommended;

import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverContract;

class EsmpyContractTest extends SolverContract {
    @Override
    protected Solver solver() {
        return new EsmpyFactory().createDefault();
    }
}
