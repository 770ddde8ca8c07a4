package example;

import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverContract;

class PlainEmTest extends SolverContract {
    @Override
    protected Solver solver() {
        return new PlainEmFactory().createDefault();
    }
}
