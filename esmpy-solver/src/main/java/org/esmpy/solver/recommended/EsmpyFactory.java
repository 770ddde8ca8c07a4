package org.esmpy.solver.recommended;

import java.util.List;
import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverFactory;
import org.esmpy.solver.internal.Scope;
import org.esmpy.solver.multiplicative.MuFactory;
import org.esmpy.solver.multiplicative.SquaremFactory;
import org.esmpy.solver.newton.NewtonFactory;

/**
 * {@code esmpy}: the recommended solver for a problem with a model. It is {@code newton}, which reaches the optimum and
 * proves it; where newton cannot honour what is asked, {@code squarem}; where that cannot either, {@code mu}. Public so
 * that it can be bound by type; usually taken from a {@link org.esmpy.solver.SolverCatalog}.
 */
public final class EsmpyFactory implements SolverFactory<EsmpyOptions> {
    @Override
    public String id() {
        return Scope.ESMPY.id();
    }

    @Override
    public String description() {
        return "the recommended choice for a problem with a model: newton, or squarem or mu for what newton cannot do";
    }

    @Override
    public EsmpyOptions defaults() {
        return new EsmpyOptions();
    }

    @Override
    public Solver create(EsmpyOptions options) {
        return new RecommendedSolver(List.of(
                new NewtonFactory().createDefault(),
                new SquaremFactory().createDefault(),
                new MuFactory().createDefault()));
    }

    @Override
    public String initializer() {
        return "kmeans";
    }
}
