package org.esmpy.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.plugin.Plugins;
import org.esmpy.solver.catalog.InitializerCatalog;
import org.esmpy.solver.catalog.SolverCatalog;
import org.esmpy.solver.fit.Fit;
import org.esmpy.solver.fit.FitListener;
import org.esmpy.solver.fit.FitResult;
import org.esmpy.solver.fit.StopReason;
import org.esmpy.solver.fit.StoppingRules;
import org.esmpy.solver.fit.TracePoint;
import org.esmpy.solver.multiplicative.MuFactory;
import org.junit.jupiter.api.Test;

/** What who writes a program against the library relies on. */
class LibraryUseTest {
    private static final ImageShape SHAPE = new ImageShape(4, 5);

    private final Problem problem = SmallProblems.poisson(SHAPE, 20, 5, 2, 1, new Constraint.SimplexH());
    private final Solver mu = new MuFactory().createDefault();

    private Fit fit(int iterations) {
        return Fit.of(problem, mu).start(SmallProblems.start(problem, 1)).until(StoppingRules.iterations(iterations));
    }

    @Test
    void interruptingTheThreadCancelsAFit() {
        FitResult result = fit(1000)
                .listener(point -> {
                    if (point.iteration() == 3) {
                        Thread.currentThread().interrupt();
                    }
                    return true;
                })
                .run();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.stopReason()).isEqualTo(StopReason.CANCELLED);
        assertThat(result.iterations()).isEqualTo(3);
        assertThat(result.objectiveNats()).isFinite();
    }

    @Test
    void aListenerSeesTheFactors() {
        List<Factors> seen = new ArrayList<>();
        FitResult result = fit(4).listener(new FitListener() {
                    @Override
                    public boolean onIteration(TracePoint point) {
                        throw new AssertionError("the other method is asked");
                    }

                    @Override
                    public boolean onIteration(TracePoint point, Supplier<Factors> factors) {
                        seen.add(factors.get());
                        return true;
                    }
                })
                .run();
        assertThat(seen).hasSize(4);
        assertThat(seen.get(3).h().data).isEqualTo(result.factors().h().data);
        assertThat(seen.get(2).h().data).isNotEqualTo(result.factors().h().data);
    }

    @Test
    void resultsCannotBeChanged() {
        FitResult result = fit(4).run();
        double before = result.factors().w().get(0, 0);
        result.factors().w().set(0, 0, -1);
        result.spectra().set(0, 0, -1);
        assertThat(result.factors().w().get(0, 0)).isEqualTo(before);
        assertThat(result.spectra().get(0, 0)).isNotNegative();
    }

    @Test
    void thingsSayWhatTheyAre() {
        assertThat(fit(4).run().toString())
                .matches(
                        "2 phases, 4 iterations in \\d+\\.\\d\\d s, objective \\d+\\.\\d\\d nats, stopped: iterations");
        assertThat(SmallProblems.start(problem, 1)).hasToString("W 5 x 2, H 2 x 20");
        assertThat(SmallProblems.basis(problem).orElseThrow()).hasToString("G 20 x 5 of c0, c1, c2, c3, c4");
        assertThat(StoppingRules.anyOf(StoppingRules.certified(0.5), StoppingRules.iterations(7)))
                .hasToString("certified 0.5 nats or 7 iterations");
        assertThat(StoppingRules.seconds(2)).hasToString("2.0 s");
        assertThat(new Constraint.SimplexW(1, 2)).hasToString("SimplexW of rows [1, 2]");
    }

    @Test
    void constraintsAreEqualByValue() {
        assertThat(new Constraint.SimplexW(1, 2))
                .isEqualTo(new Constraint.SimplexW(1, 2))
                .hasSameHashCodeAs(new Constraint.SimplexW(1, 2))
                .isNotEqualTo(new Constraint.SimplexW(1, 3));
        assertThat(new Constraint.SimplexH(1, 2)).isEqualTo(new Constraint.SimplexH(1, 2));
        assertThat(new Constraint.SimplexH()).isNotEqualTo(new Constraint.SimplexH(1, 2));
    }

    @Test
    void nullsAreRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Problem(null, SHAPE, Optional.empty(), 2, List.of(), List.of()))
                .withMessage("counts");
        assertThatNullPointerException()
                .isThrownBy(() -> new Problem(problem.counts(), SHAPE, null, 2, List.of(), List.of()))
                .withMessageStartingWith("model");
        assertThatNullPointerException().isThrownBy(() -> Fit.of(problem, null)).withMessage("solver");
        assertThatNullPointerException().isThrownBy(() -> fit(1).listener(null)).withMessage("listener");
        assertThatNullPointerException().isThrownBy(() -> fit(1).until(null)).withMessage("until");
        assertThatNullPointerException()
                .isThrownBy(() -> new Factors(null, null))
                .withMessage("w");
        assertThatNullPointerException()
                .isThrownBy(() -> new Constraint.FixedW(null))
                .withMessage("w");
    }

    @Test
    void fixedEntriesOfAnotherShapeAreRefused() {
        for (Constraint wrong : List.of(
                new Constraint.FixedW(new DMatrixRMaj(5, 3)),
                new Constraint.FixedW(new DMatrixRMaj(4, 2)),
                new Constraint.LowerBoundW(new DMatrixRMaj(4, 2)),
                new Constraint.FixedH(new DMatrixRMaj(2, 19)),
                new Constraint.LowerBoundH(new DMatrixRMaj(3, 20)))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Fit.of(problem.withConstraints(List.of(wrong)), mu)
                            .start(SmallProblems.start(problem, 1))
                            .run())
                    .withMessageMatching(
                            "(fixed entries|lower bounds) of [WH] come as \\d+ x \\d+, but [WH] is (5 x 2|2 x 20)");
        }
    }

    /** All is fixed, so that nothing can improve: the fit has not stalled, it is done. */
    @Test
    void whatIsOptimalHasNotStalled() {
        Factors start = SmallProblems.start(problem, 1);
        DMatrixRMaj h = start.h().copy();
        Arrays.fill(h.data, 0.5);
        Problem fixed = problem.withConstraints(List.of(new Constraint.FixedW(start.w()), new Constraint.FixedH(h)));
        FitResult result = Fit.of(fixed, mu)
                .start(start)
                .until(StoppingRules.iterations(50))
                .run();
        assertThat(result.stopReason()).isEqualTo(StopReason.CERTIFIED);
    }

    @Test
    void installedSolversAreThereWithoutGuice() {
        assertThat(SolverCatalog.installed().registry().ids())
                .isEqualTo(SolverCatalog.defaults().registry().ids());
        assertThat(InitializerCatalog.installed(Plugins.none()).all()).hasSize(6);
    }
}
