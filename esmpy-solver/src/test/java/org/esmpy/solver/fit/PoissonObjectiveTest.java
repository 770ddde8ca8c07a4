package org.esmpy.solver.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Regularizer;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.Workers;
import org.junit.jupiter.api.Test;

class PoissonObjectiveTest {
    /** Error of a central difference with steps of 1e-5, relative to derivatives of some counts. */
    private static final double DIFFERENCE = 1e-5;

    private static final ImageShape SHAPE = new ImageShape(3, 4);

    private final Problem problem = SmallProblems.poisson(SHAPE, 20, 5, 3, 1);
    private final Optional<Basis> basis = SmallProblems.basis(problem);
    private final Factors start = SmallProblems.start(problem, 1);
    private final PoissonObjective objective = new PoissonObjective(problem, basis, Workers.single());

    @Test
    void derivativesAreThoseOfTheObjective() {
        PoissonObjective.Point point = objective.at(start);
        DMatrixRMaj byW = minus(point.denominatorW(), point.numeratorW());
        for (int i = 0; i < byW.getNumElements(); i++) {
            double step = 1e-5 * start.w().data[i];
            assertThat(byW.data[i]).isCloseTo(slope(true, i, step), within(DIFFERENCE * (1 + Math.abs(byW.data[i]))));
        }
        DMatrixRMaj up = point.numeratorH();
        for (int i = 0; i < up.getNumElements(); i++) {
            double byH = point.denominatorH()[i / up.getNumCols()] - up.data[i];
            assertThat(byH)
                    .isCloseTo(slope(false, i, 1e-5 * start.h().data[i]), within(DIFFERENCE * (1 + Math.abs(byH))));
        }
        assertThat(point.objectiveNats())
                .isCloseTo(
                        SmallProblems.divergence(
                                problem.counts(), SmallProblems.spectra(problem, start.w()), start.h()),
                        within(1e-9));
    }

    private double slope(boolean ofW, int entry, double step) {
        return (value(ofW, entry, step) - value(ofW, entry, -step)) / (2 * step);
    }

    private double value(boolean ofW, int entry, double step) {
        Factors moved = start.copy();
        (ofW ? moved.w() : moved.h()).data[entry] += step;
        return objective.at(moved).objectiveNats();
    }

    private static DMatrixRMaj minus(DMatrixRMaj a, DMatrixRMaj b) {
        DMatrixRMaj out = a.copy();
        for (int i = 0; i < out.getNumElements(); i++) {
            out.data[i] -= b.data[i];
        }
        return out;
    }

    @Test
    void startsObeyTheConstraintsAndKeepTheirOwnMatrices() {
        Problem constrained = SmallProblems.poisson(SHAPE, 20, 5, 3, 1, new Constraint.SimplexH());
        Factors found = new PoissonObjective(constrained, basis, Workers.single()).start(start);
        assertThat(found.h().get(0, 0) + found.h().get(1, 0) + found.h().get(2, 0))
                .isCloseTo(1, within(1e-12));
        found.w().set(0, 0, 7);
        assertThat(start.w().get(0, 0)).isNotEqualTo(7);
    }

    @Test
    void refusalsNameSolversThatTakeTheProblem() {
        Problem smooth = problem.withRegularizers(List.of(new Regularizer.LaplacianH(0.1)))
                .withConstraints(List.of(new Constraint.SimplexH()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Acceptance.of("mine").accept(smooth))
                .withMessage("mine cannot do SimplexH, LaplacianH; use newton, bcd or mu");
        assertThat(Acceptance.of("mine")
                        .honouring(Regularizer.LaplacianH.class)
                        .leavingOut(Constraint.SimplexH.class)
                        .accept(smooth)
                        .constraints())
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Acceptance.of("mine").needingModel().accept(problem.withoutModel()))
                .withMessage("mine needs a model; use squarem, em or mu");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Acceptance.of("mine").honouring(String.class));
    }
}
