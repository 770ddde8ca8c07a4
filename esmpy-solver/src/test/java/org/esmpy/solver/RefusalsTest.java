package org.esmpy.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.catalog.SolverCatalog;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said where a solver is the wrong one. The contract of solvers tries every combination. */
class RefusalsTest {
    private static final ImageShape SHAPE = new ImageShape(5, 8);

    @ParameterizedTest
    @ValueSource(strings = {"newton", "bcd"})
    void exactSolversNameWhoKeepsSumsOverW(String id) {
        Problem sums = SmallProblems.poisson(SHAPE, 30, 7, 3, 1, new Constraint.SimplexW(0, 1, 2));
        assertThat(message(id, sums))
                .isEqualTo(id + " cannot keep sums over rows of W (SimplexW); use squarem, em or mu");
        assertThat(message(id, smoothed(sums))).isEqualTo(id + " cannot keep sums over rows of W (SimplexW); use mu");
        assertThat(message(id, smoothed(sums).withoutModel()))
                .isEqualTo(id + " needs a model, for G = I has too many unknowns; use mu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"em", "squarem"})
    void jointSolversNameWhoSmooths(String id) {
        Problem problem = SmallProblems.poisson(SHAPE, 30, 7, 3, 1);
        assertThat(message(id, smoothed(problem)))
                .isEqualTo(
                        id + " cannot smooth between pixels (LaplacianH, TotalVariationH);" + " use newton, bcd or mu");
        assertThat(message(id, smoothed(SmallProblems.poisson(SHAPE, 30, 400, 3, 1))))
                .endsWith("; use mu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"newton", "bcd"})
    void exactSolversSayHowManyWeightsAreTooMany(String id) {
        assertThat(message(id, smoothed(SmallProblems.poisson(SHAPE, 30, 400, 3, 1))))
                .isEqualTo(id + " solves for at most 1000 entries of W, but 400 columns of G and 3 phases make 1200;"
                        + " use mu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"newton", "bcd", "em", "squarem", "mu"})
    void sumsOverBothFactorsAreForNone(String id) {
        Problem both =
                SmallProblems.poisson(SHAPE, 30, 7, 3, 1, new Constraint.SimplexW(0, 1), new Constraint.SimplexH());
        for (Problem problem : new Problem[] {both, smoothed(both), both.withoutModel()}) {
            assertThat(message(id, problem)).endsWith("no solver here can do that; drop SimplexW or SimplexH");
        }
    }

    private static Problem smoothed(Problem problem) {
        return problem.withRegularizers(List.of(new Regularizer.LaplacianH(0.1)));
    }

    private static String message(String id, Problem problem) {
        return Refusals.of(SolverCatalog.defaults().create(id), problem)
                .map(Throwable::getMessage)
                .orElse("accepted");
    }
}
