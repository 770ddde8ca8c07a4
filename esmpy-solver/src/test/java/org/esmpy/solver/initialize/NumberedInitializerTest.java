package org.esmpy.solver.initialize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Initializer;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;
import org.junit.jupiter.api.Test;

class NumberedInitializerTest {
    private static final Problem PROBLEM = SmallProblems.poisson(new ImageShape(3, 4), 12, 3, 2, 1);
    private static final Factors START = new Factors(
            new DMatrixRMaj(new double[][] {{5, 0.1}, {1, 4}, {1, 1}}),
            SmallProblems.simplex(2, 12, new SplittableRandom(2)));

    @Test
    void aPhaseTakesTheNumberForWhichItsWeightsAreFixed() {
        DMatrixRMaj fixed = new DMatrixRMaj(3, 2);
        fixed.fill(Double.NaN);
        fixed.set(0, 0, 0);
        assertSwapped(start(PROBLEM.withConstraints(List.of(new Constraint.FixedW(fixed)))));
        fixed.set(0, 0, Double.NaN);
        fixed.set(0, 1, 0);
        assertThat(start(PROBLEM.withConstraints(List.of(new Constraint.FixedW(fixed))))
                        .w()
                        .data)
                .isEqualTo(START.w().data);
    }

    @Test
    void aPhaseTakesTheNumberForWhichItsPixelsAreFixed() {
        DMatrixRMaj fixed = new DMatrixRMaj(2, 12);
        fixed.fill(Double.NaN);
        for (int p = 0; p < 12; p++) {
            if (START.h().get(0, p) > START.h().get(1, p)) {
                fixed.set(0, p, 0);
                fixed.set(1, p, 1);
            }
        }
        assertSwapped(start(PROBLEM.withConstraints(List.of(new Constraint.FixedH(fixed)))));
    }

    @Test
    void aPhaseTakesTheNumberWhoseBoundsItReaches() {
        DMatrixRMaj bounds = new DMatrixRMaj(3, 2);
        bounds.set(0, 1, 3);
        assertSwapped(start(PROBLEM.withConstraints(List.of(new Constraint.LowerBoundW(bounds)))));
        DMatrixRMaj abundances = new DMatrixRMaj(2, 12);
        for (int p = 0; p < 12; p++) {
            abundances.set(0, p, START.h().get(1, p));
        }
        assertSwapped(start(PROBLEM.withConstraints(List.of(new Constraint.LowerBoundH(abundances)))));
    }

    @Test
    void withoutFixedEntriesNothingChanges() {
        assertThat(start(PROBLEM)).isSameAs(START);
    }

    private static void assertSwapped(Factors found) {
        for (int c = 0; c < 3; c++) {
            assertThat(found.w().get(c, 0)).isEqualTo(START.w().get(c, 1));
            assertThat(found.w().get(c, 1)).isEqualTo(START.w().get(c, 0));
        }
        assertThat(found.h().get(1, 5)).isEqualTo(START.h().get(0, 5));
    }

    private static Factors start(Problem problem) {
        return new NumberedInitializer(new Fixed())
                .initialize(problem, SmallProblems.basis(problem), new SplittableRandom(3));
    }

    /** Always proposes the same. */
    private record Fixed() implements Initializer {
        @Override
        public String id() {
            return "fixed";
        }

        @Override
        public Factors initialize(Problem problem, Optional<Basis> basis, RandomGenerator random) {
            return START;
        }
    }
}
