package org.esmpy.solver.fit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Regularizer;
import org.esmpy.solver.Solver;
import org.esmpy.solver.internal.limit.SolverLimits;

/**
 * Implements {@link Solver#accept} for a solver that lists the kinds of constraints and penalties it honours and those it leaves
 * out. Problems with other kinds are refused, with the names of solvers that take them. Immutable.
 *
 * <pre>{@code
 * private static final Acceptance ACCEPTANCE =
 *         Acceptance.of("my-solver").honouring(Constraint.FixedW.class).leavingOut(Constraint.SimplexH.class);
 * }</pre>
 *
 * <p>A fit warns of what its solver leaves out.
 */
public final class Acceptance {
    private final String solver;
    private final boolean needsModel;
    private final Set<Class<?>> honoured;
    private final Set<Class<?>> leftOut;

    private Acceptance(String solver, boolean needsModel, Set<Class<?>> honoured, Set<Class<?>> leftOut) {
        this.solver = solver;
        this.needsModel = needsModel;
        this.honoured = Set.copyOf(honoured);
        this.leftOut = Set.copyOf(leftOut);
    }

    /** A solver that takes problems without constraints and penalties, with a model or for G = I. */
    public static Acceptance of(String solver) {
        return new Acceptance(solver, false, Set.of(), Set.of());
    }

    /** It honours these kinds of constraints or penalties. */
    public Acceptance honouring(Class<?>... kinds) {
        return new Acceptance(solver, needsModel, with(honoured, kinds), leftOut);
    }

    /** It solves the problem without these kinds of constraints or penalties. */
    public Acceptance leavingOut(Class<?>... kinds) {
        return new Acceptance(solver, needsModel, honoured, with(leftOut, kinds));
    }

    /** It refuses G = I. */
    public Acceptance needingModel() {
        return new Acceptance(solver, true, honoured, leftOut);
    }

    /**
     * The problem that the solver really solves.
     *
     * @throws IllegalArgumentException if it asks for something that is neither honoured nor left out; names solvers that take
     *     it, or says what to drop where none does
     */
    public Problem accept(Problem problem) {
        if (needsModel && problem.model().isEmpty()) {
            throw new IllegalArgumentException(solver + " needs a model; use " + SolverLimits.takers(problem));
        }
        String refused = kinds(problem).stream()
                .filter(kind -> !isAmong(honoured, kind) && !isAmong(leftOut, kind))
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", "));
        if (!refused.isEmpty()) {
            throw new IllegalArgumentException(
                    solver + " cannot do " + refused + "; use " + SolverLimits.takers(problem));
        }
        return problem.withConstraints(problem.constraints().stream()
                        .filter(constraint -> isAmong(honoured, constraint.getClass()))
                        .toList())
                .withRegularizers(problem.regularizers().stream()
                        .filter(regularizer -> isAmong(honoured, regularizer.getClass()))
                        .toList());
    }

    private static boolean isAmong(Set<Class<?>> kinds, Class<?> kind) {
        return kinds.stream().anyMatch(each -> each.isAssignableFrom(kind));
    }

    private static List<Class<?>> kinds(Problem problem) {
        List<Class<?>> kinds = new ArrayList<>();
        problem.constraints().forEach(constraint -> kinds.add(constraint.getClass()));
        problem.regularizers().forEach(regularizer -> kinds.add(regularizer.getClass()));
        return kinds;
    }

    private static Set<Class<?>> with(Set<Class<?>> before, Class<?>... kinds) {
        Set<Class<?>> all = new HashSet<>(before);
        for (Class<?> kind : kinds) {
            if (!Constraint.class.isAssignableFrom(kind) && !Regularizer.class.isAssignableFrom(kind)) {
                throw new IllegalArgumentException(kind.getName() + " is neither a Constraint nor a Regularizer");
            }
            all.add(kind);
        }
        return all;
    }
}
