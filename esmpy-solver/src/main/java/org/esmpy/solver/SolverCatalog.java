package org.esmpy.solver;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.esmpy.solver.leastsquares.HalsFactory;
import org.esmpy.solver.multiplicative.EmFactory;
import org.esmpy.solver.multiplicative.MuFactory;
import org.esmpy.solver.multiplicative.NmfFactory;
import org.esmpy.solver.multiplicative.SquaremFactory;
import org.esmpy.solver.newton.BcdFactory;
import org.esmpy.solver.newton.NewtonFactory;
import org.esmpy.solver.recommended.EsmpyFactory;

/** The solvers that are available, by id. Immutable. */
public final class SolverCatalog {
    private final Index<SolverFactory<?>> index;

    /**
     * @param factories solver factories, ids all different
     * @throws IllegalArgumentException if two have the same id; names both classes
     */
    @Inject
    public SolverCatalog(Set<SolverFactory<?>> factories) {
        this.index = new Index<>("solver", factories, SolverFactory::id);
    }

    /** The solvers of this library. */
    public static SolverCatalog defaults() {
        return new SolverCatalog(Set.of(
                new MuFactory(),
                new NmfFactory(),
                new EsmpyFactory(),
                new NewtonFactory(),
                new BcdFactory(),
                new EmFactory(),
                new SquaremFactory(),
                new HalsFactory()));
    }

    /**
     * @throws IllegalArgumentException if there is none; names those there are
     */
    public SolverFactory<?> get(String id) {
        return index.get(id);
    }

    /** The solver with this id and its default options. */
    public Solver create(String id) {
        return get(id).createDefault();
    }

    /** All factories in the order of their ids. */
    public List<SolverFactory<?>> all() {
        return List.copyOf(index.all().values());
    }
}
