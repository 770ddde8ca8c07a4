package org.esmpy.solver;

/** Who uses only {@link Acceptance} and {@link PoissonObjective} passes the contract. */
class PlainEmTest extends SolverContract {
    @Override
    protected Solver solver() {
        return new PlainEm();
    }
}
