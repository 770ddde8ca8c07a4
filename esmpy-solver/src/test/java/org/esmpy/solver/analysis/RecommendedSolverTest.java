package org.esmpy.solver.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.Solver;
import org.esmpy.solver.catalog.SolverCatalog;
import org.esmpy.solver.fit.Fit;
import org.esmpy.solver.fit.FitResult;
import org.esmpy.solver.fit.StoppingRules;
import org.junit.jupiter.api.Test;

class RecommendedSolverTest {
    private static final ImageShape SHAPE = new ImageShape(7, 5);

    private final Solver esmpy = new RecommendedSolver();

    @Test
    void isNewtonWhereNewtonCan() {
        Problem problem = SmallProblems.poisson(SHAPE, 25, 8, 3, 1, new Constraint.SimplexH());
        assertThat(weights(esmpy, problem)).isEqualTo(weights(solver("newton"), problem));
    }

    @Test
    void isSquaremWhereTheRowsOfWSumToOne() {
        Problem problem = SmallProblems.poisson(SHAPE, 25, 8, 3, 1, new Constraint.SimplexW(0, 1, 2));
        assertThat(weights(esmpy, problem)).isEqualTo(weights(solver("squarem"), problem));
    }

    @Test
    void isSquaremWhereThereAreTooManyWeightsForNewton() {
        Problem problem = SmallProblems.poisson(SHAPE, 25, 340, 3, 1, new Constraint.SimplexH());
        assertThat(weights(esmpy, problem)).isEqualTo(weights(solver("squarem"), problem));
    }

    @Test
    void needsAModel() {
        Problem problem = SmallProblems.poisson(SHAPE, 25, 8, 3, 1, new Constraint.SimplexH());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> esmpy.accept(problem.withoutModel()))
                .withMessage("esmpy needs a model, for G = I has too many unknowns; use squarem, em or mu");
    }

    private static Solver solver(String id) {
        return SolverCatalog.defaults().create(id);
    }

    private static double[] weights(Solver solver, Problem problem) {
        Factors start = SmallProblems.start(problem, 3);
        FitResult result = Fit.of(problem, solver)
                .start(start)
                .until(StoppingRules.iterations(5))
                .run();
        return result.factors().w().getData();
    }
}
