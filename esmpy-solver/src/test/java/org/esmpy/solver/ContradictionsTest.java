package org.esmpy.solver;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.catalog.SolverCatalog;
import org.esmpy.solver.fit.Fit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Constraints that no factors can meet are refused before the first iteration, naming phase, pixel or entry. */
class ContradictionsTest {
    private static final ImageShape SHAPE = new ImageShape(4, 5);

    @ParameterizedTest
    @ValueSource(strings = {"mu", "em", "squarem", "newton", "bcd"})
    void aFixedEntryBelowItsBound(String solver) {
        DMatrixRMaj fixed = filled(7, 3, Double.NaN);
        fixed.set(4, 1, 0.1);
        DMatrixRMaj bound = filled(7, 3, 0);
        bound.set(4, 1, 0.2);
        assertRefused(
                solver,
                "W[4,1] is fixed at 0.1, below its lower bound 0.2",
                new Constraint.FixedW(fixed),
                new Constraint.LowerBoundW(bound));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mu", "em", "squarem", "newton", "bcd"})
    void boundsThatSumToMoreThanOne(String solver) {
        DMatrixRMaj bound = filled(3, 20, 0);
        bound.set(0, 6, 0.7);
        bound.set(2, 6, 0.4);
        assertRefused(solver, "abundances of pixel 6", new Constraint.SimplexH(), new Constraint.LowerBoundH(bound));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mu", "em", "squarem"})
    void boundsOnRowsOfWThatSumToMoreThanOne(String solver) {
        DMatrixRMaj bound = filled(7, 3, 0);
        bound.set(0, 2, 0.9);
        bound.set(1, 2, 0.2);
        assertRefused(
                solver,
                "constrained rows of W in phase 3",
                new Constraint.SimplexW(0, 1, 2),
                new Constraint.LowerBoundW(bound));
    }

    @Test
    void boundsThatAreNoNumbersOrOfAnotherShape() {
        DMatrixRMaj bound = filled(3, 20, 0);
        bound.set(1, 9, Double.NaN);
        assertRefused("newton", "that of H[1,9] is NaN", new Constraint.LowerBoundH(bound));
        bound.set(1, 9, -0.5);
        assertRefused("mu", "that of H[1,9] is -0.5", new Constraint.LowerBoundH(bound));
        assertRefused(
                "mu", "lower bounds of W come as 3 x 20, but W is 7 x 3", new Constraint.LowerBoundW(filled(3, 20, 0)));
    }

    @Test
    void rowsOfWThatDoNotExist() {
        assertRefused("mu", "row 9 of W cannot be constrained; W has rows 0 to 6", new Constraint.SimplexW(1, 9));
    }

    @Test
    void rowsOfWThatRepeatOrDescend() {
        for (int[] rows : new int[][] {{0, 0}, {2, 1}, {-1, 3}, {}}) {
            assertThatThrownBy(() -> new Constraint.SimplexW(rows))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("rows of W that sum to one must be at least one, ascending from 0 and without repeats,"
                            + " got " + Arrays.toString(rows));
        }
    }

    private static void assertRefused(String id, String message, Constraint... constraints) {
        Problem problem = SmallProblems.poisson(SHAPE, 30, 7, 3, 1, constraints);
        Solver solver = SolverCatalog.defaults().create(id);
        assertThatThrownBy(() -> Fit.of(problem, solver)
                        .start(SmallProblems.start(problem, 1))
                        .run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static DMatrixRMaj filled(int rows, int columns, double value) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        Arrays.fill(matrix.data, value);
        return matrix;
    }
}
