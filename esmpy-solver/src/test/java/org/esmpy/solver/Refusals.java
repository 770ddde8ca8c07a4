package org.esmpy.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.esmpy.solver.catalog.SolverCatalog;

/**
 * What a refusal promises: one line that names solvers which take exactly the refused problem ({@code "use squarem, em or
 * mu"}), or, where none of a catalog does, kinds of constraints or penalties without which one does ({@code "drop SimplexW or
 * SimplexH"}).
 */
final class Refusals {
    private static final Pattern USE = Pattern.compile("\\buse ([a-z0-9-]+(?:(?:, | or )[a-z0-9-]+)*)");
    private static final Pattern DROP = Pattern.compile("\\bdrop ([A-Za-z]+(?:(?:, | or )[A-Za-z]+)*)");

    private final SolverCatalog catalog;

    Refusals(SolverCatalog catalog) {
        this.catalog = catalog;
    }

    /** Why a solver refuses a problem; empty if it accepts, whatever it drops. */
    static Optional<IllegalArgumentException> of(Solver solver, Problem problem) {
        try {
            solver.accept(problem);
            return Optional.empty();
        } catch (IllegalArgumentException refused) {
            return Optional.of(refused);
        }
    }

    void assertHelpful(IllegalArgumentException refused, Problem problem) {
        String message = refused.getMessage();
        assertThat(message).hasLineCount(1);
        List<String> named = words(USE, message);
        List<String> takers = catalog.all().stream()
                .map(SolverFactory::createDefault)
                .filter(solver -> takesAll(solver, problem))
                .map(Solver::id)
                .toList();
        if (!takers.isEmpty()) {
            assertThat(named).as("solvers named by: %s", message).isNotEmpty().isSubsetOf(takers);
            named.forEach(id -> catalog.create(id)
                    .start(
                            problem,
                            SmallProblems.basis(problem).map(problem::seen),
                            SmallProblems.start(problem, 1),
                            Workers.single()));
            return;
        }
        assertThat(named).as("solvers named by: %s", message).isEmpty();
        assertThat(words(DROP, message))
                .as("what to drop by: %s", message)
                .isNotEmpty()
                .allSatisfy(kind -> {
                    Problem without = without(problem, kind);
                    assertThat(catalog.all()).anyMatch(factory -> takesAll(factory.createDefault(), without));
                });
    }

    /** Whether a solver accepts a problem and drops nothing of it. */
    private static boolean takesAll(Solver solver, Problem problem) {
        try {
            Problem accepted = solver.accept(problem);
            return accepted.model().equals(problem.model())
                    && accepted.constraints().containsAll(problem.constraints())
                    && accepted.regularizers().containsAll(problem.regularizers());
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    private static Problem without(Problem problem, String kind) {
        List<Constraint> constraints = new ArrayList<>(problem.constraints());
        List<Regularizer> regularizers = new ArrayList<>(problem.regularizers());
        boolean dropped =
                constraints.removeIf(item -> item.getClass().getSimpleName().equals(kind));
        dropped |= regularizers.removeIf(item -> item.getClass().getSimpleName().equals(kind));
        assertThat(dropped).as("%s was asked for", kind).isTrue();
        return problem.withConstraints(constraints).withRegularizers(regularizers);
    }

    private static List<String> words(Pattern list, String message) {
        Matcher found = list.matcher(message);
        return found.find() ? List.of(found.group(1).split(", | or ")) : List.of();
    }
}
