package org.esmpy.solver.leastsquares;

import org.esmpy.model.Factors;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverContract;

class HalsContractTest extends SolverContract {
    @Override
    protected Solver solver() {
        return new HalsFactory().createDefault();
    }

    @Override
    protected double objective(Problem problem, Factors factors) {
        return HalsSolverTest.halfSquares(problem.counts(), factors);
    }
}
