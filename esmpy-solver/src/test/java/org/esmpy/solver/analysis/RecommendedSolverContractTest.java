package org.esmpy.solver.analysis;

import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverContract;

class RecommendedSolverContractTest extends SolverContract {
    @Override
    protected Solver solver() {
        return new RecommendedSolver();
    }
}
