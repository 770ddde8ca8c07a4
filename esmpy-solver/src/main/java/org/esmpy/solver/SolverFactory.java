package org.esmpy.solver;

/**
 * Makes solvers of one kind from their options. A plug-in provides one of these.
 *
 * @param <O> options: a record whose components all have a default in {@link #defaults()}
 */
public interface SolverFactory<O extends Record> {
    /** Permanent kebab-case id, e.g. {@code "mu"}. */
    String id();

    /** One line that says what the solver does and names its publication. */
    String description();

    /** Options that suit most data. */
    O defaults();

    /** A solver with the given options. */
    Solver create(O options);

    /** A solver with {@link #defaults()}. */
    default Solver createDefault() {
        return create(defaults());
    }

    /** Id of the {@link Initializer} that suits it best. */
    default String initializer() {
        return "nndsvdar";
    }
}
