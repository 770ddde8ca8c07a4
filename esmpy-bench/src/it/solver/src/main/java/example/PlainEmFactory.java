package example;

import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverFactory;

/** Makes {@link PlainEm}, which has no options. */
public final class PlainEmFactory implements SolverFactory<PlainEmFactory.Options> {
    /** No options. */
    public record Options() {}

    @Override
    public String id() {
        return "plain-em";
    }

    @Override
    public String description() {
        return "plain expectation maximisation: an example of a solver";
    }

    @Override
    public Options defaults() {
        return new Options();
    }

    @Override
    public Solver create(Options options) {
        return new PlainEm();
    }
}
