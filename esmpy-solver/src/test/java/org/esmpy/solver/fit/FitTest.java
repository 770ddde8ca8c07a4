package org.esmpy.solver.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Regularizer;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.Solver;
import org.esmpy.solver.catalog.SolverCatalog;
import org.esmpy.solver.initialize.NndsvdInitializer;
import org.esmpy.solver.initialize.RandomInitializer;
import org.esmpy.solver.multiplicative.MuFactory;
import org.junit.jupiter.api.Test;

class FitTest {
    /** Time is counted in whole seconds here. */
    private static final double CLOCK = 1e-9;

    private static final ImageShape SHAPE = new ImageShape(6, 7);

    private final Problem problem = SmallProblems.poisson(SHAPE, 30, 7, 3, 1, new Constraint.SimplexH());
    private final Solver solver = new MuFactory().createDefault();

    @Test
    void reportsEveryIterationAndTheEnd() {
        List<TracePoint> seen = new ArrayList<>();
        FitResult result = fit().until(StoppingRules.iterations(12))
                .listener(point -> seen.add(point))
                .run();
        assertThat(result.iterations()).isEqualTo(12);
        assertThat(result.stopReason()).isEqualTo(StopReason.ITERATIONS);
        assertThat(result.trace()).hasSize(13);
        assertThat(seen).isEqualTo(result.trace().subList(1, 13));
        assertThat(result.objectiveNats()).isLessThan(result.trace().get(0).objectiveNats());
        assertThat(result.refinements()).isZero();
        assertThat(result.warnings()).isEmpty();
        assertThat(result.certificate().hBoundNats()).isPositive();
    }

    @Test
    void givesTheSpectraOfThePhases() {
        FitResult result = fit().until(StoppingRules.iterations(3)).run();
        Basis basis = result.basis().orElseThrow();
        assertThat(result.spectra().data)
                .isEqualTo(SmallProblems.product(basis.g(), result.factors().w()).data);
    }

    @Test
    void returnsTheFactorsSoFarWhenCancelled() {
        FitResult result = fit().until(StoppingRules.iterations(100))
                .listener(point -> point.iteration() < 4)
                .run();
        assertThat(result.stopReason()).isEqualTo(StopReason.CANCELLED);
        assertThat(result.iterations()).isEqualTo(4);
        Factors expected = fit().until(StoppingRules.iterations(4)).run().factors();
        assertThat(result.factors().w().data).isEqualTo(expected.w().data);
    }

    @Test
    void takesTheTimeFromTheClock() {
        AtomicInteger seconds = new AtomicInteger();
        FitResult result = fit().until(StoppingRules.seconds(5))
                .clock(() -> Instant.ofEpochSecond(seconds.getAndIncrement()))
                .run();
        assertThat(result.stopReason()).isEqualTo(StopReason.SECONDS);
        assertThat(result.seconds()).isCloseTo(5, within(CLOCK));
        assertThat(result.iterations()).isEqualTo(4);
    }

    @Test
    void recordsTheResidualWhereARuleAskedForIt() {
        FitResult result = fit().until(StoppingRules.anyOf(StoppingRules.kkt(1e-30), StoppingRules.iterations(20)))
                .run();
        assertThat(result.trace().get(0).kkt()).isNaN();
        assertThat(result.trace().get(10).kkt()).isPositive();
        assertThat(result.trace().get(11).kkt()).isNaN();
        assertThat(result.trace().get(20).kkt()).isEqualTo(result.certificate().wKkt());
    }

    @Test
    void noticesThatNothingImprovesAnyMore() {
        DMatrixRMaj w = SmallProblems.start(problem, 1).w();
        DMatrixRMaj h = SmallProblems.start(problem, 1).h();
        Problem frozen = problem.withConstraints(List.of(new Constraint.FixedW(w), new Constraint.FixedH(h)));
        FitResult result = Fit.of(frozen, solver)
                .start(new Factors(w, h))
                .until(StoppingRules.iterations(100))
                .run();
        assertThat(result.stopReason()).isEqualTo(StopReason.CERTIFIED);
        assertThat(result.iterations()).isLessThan(10);
    }

    @Test
    void repeatsItselfAndDoesNotDependOnTheNumberOfThreads() {
        Fit fit = fit().until(StoppingRules.iterations(6)).seed(5);
        FitResult first = fit.run();
        FitResult again = fit.run();
        FitResult threaded = fit.threads(3).run();
        assertThat(again.factors().h().data).isEqualTo(first.factors().h().data);
        assertThat(threaded.factors().h().data).isEqualTo(first.factors().h().data);
        FitResult other = fit.seed(6).run();
        assertThat(other.factors().h().data).isNotEqualTo(first.factors().h().data);
    }

    @Test
    void refinesTheModelBetweenSolvesAndGoesOnFromTheFactorsFound() {
        Refining model = new Refining(SmallProblems.basis(problem).orElseThrow(), 2);
        FitResult result = refining(model).until(StoppingRules.iterations(5)).run();
        assertThat(result.refinements()).isEqualTo(2);
        assertThat(result.iterations()).isEqualTo(15);
        assertThat(result.trace()).hasSize(3 * 6);
        assertThat(result.trace().get(6).iteration()).isEqualTo(5);
        assertThat(result.basis()).contains(model.bases.get(2));
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void saysThatTheModelStillChanges() {
        Refining model = new Refining(SmallProblems.basis(problem).orElseThrow(), 9);
        FitResult result = refining(model)
                .until(StoppingRules.iterations(5))
                .maxRefinements(1)
                .run();
        assertThat(result.refinements()).isEqualTo(1);
        assertThat(result.basis()).contains(model.bases.get(1));
        assertThat(result.warnings())
                .containsExactly("absorption by the phases (in G) still changed after 1 refinements");
    }

    @Test
    void doesNotRefineAfterACancel() {
        Refining model = new Refining(SmallProblems.basis(problem).orElseThrow(), 9);
        FitResult result = refining(model).listener(point -> false).run();
        assertThat(result.refinements()).isZero();
        assertThat(result.iterations()).isEqualTo(1);
    }

    @Test
    void needsAStart() {
        assertThatThrownBy(() -> Fit.of(problem, solver).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("initializer");
    }

    @Test
    void refusesAStartWithZerosWhereTheSolverCannotLeaveThem() {
        Fit fit = Fit.of(problem, solver).initializer(new NndsvdInitializer());
        assertThatThrownBy(fit::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mu never leaves the zeros that the start 'nndsvd' holds; start with nndsvda or nndsvdar,"
                        + " which fill them");
        FitResult result = Fit.of(problem, SolverCatalog.defaults().create("newton"))
                .initializer(new NndsvdInitializer())
                .run();
        assertThat(result.stopReason()).isEqualTo(StopReason.CERTIFIED);
    }

    /** What becomes of pixels without counts, and whether the certificate speaks of them. */
    @Test
    void saysWhatBecomesOfPixelsWithoutCounts() {
        assertThat(doubts(List.of(new Constraint.SimplexH()), List.of()))
                .contains("1 of 42 pixels have no counts; they keep the abundances of the start, as if fixed, and the"
                        + " bound of the certificate leaves them out");
        assertThat(doubts(List.of(), List.of()))
                .contains("1 of 42 pixels have no counts; their abundances are 0, or at their lower bounds");
        assertThat(doubts(List.of(new Constraint.SimplexH()), List.of(new Regularizer.LaplacianH(1))))
                .contains("1 of 42 pixels have no counts; their neighbours decide their abundances");
    }

    private List<String> doubts(List<Constraint> constraints, List<Regularizer> regularizers) {
        Problem hole = new Problem(
                SmallProblems.counts(30, SHAPE.pixels(), (l, p) -> p == 3 ? 0 : (l + p) % 3),
                SHAPE,
                problem.model(),
                2,
                constraints,
                regularizers);
        return Fit.of(hole, solver)
                .initializer(new RandomInitializer())
                .until(StoppingRules.iterations(2))
                .run()
                .warnings();
    }

    @Test
    void namesWhatTheSolverLeavesOut() {
        Problem asked = problem.withConstraints(
                        List.of(new Constraint.SimplexW(0, 1), new Constraint.FixedW(new DMatrixRMaj(7, 3))))
                .withRegularizers(List.of(new Regularizer.LaplacianH(0.1)));
        FitResult result = Fit.of(asked, SolverCatalog.defaults().create("nmf"))
                .initializer(new RandomInitializer())
                .until(StoppingRules.iterations(2))
                .run();
        assertThat(result.warnings())
                .containsExactly("nmf leaves out what was asked for: SimplexW, FixedW, LaplacianH");
    }

    @Test
    void saysNothingOfSumsOfAbundancesOrMasks() {
        BitSet corner = new BitSet();
        corner.set(0);
        FitResult result = Fit.of(
                        problem.masked(corner, new BitSet()),
                        SolverCatalog.defaults().create("nmf-frobenius"))
                .initializer(new RandomInitializer())
                .until(StoppingRules.iterations(2))
                .run();
        assertThat(result.warnings()).isEmpty();
    }

    private Fit fit() {
        return Fit.of(problem, solver).initializer(new RandomInitializer());
    }

    private Fit refining(SpectralModel model) {
        return Fit.of(
                        new Problem(problem.counts(), SHAPE, Optional.of(model), 3, problem.constraints(), List.of()),
                        solver)
                .initializer(new RandomInitializer());
    }

    /** Changes G a little, a given number of times. */
    private static final class Refining implements SpectralModel {
        private final List<Basis> bases = new ArrayList<>();

        Refining(Basis first, int times) {
            bases.add(first);
            for (int i = 0; i < times; i++) {
                DMatrixRMaj g = bases.get(i).g().copy();
                CommonOps_DDRM.scaleCol(1.1, g, i % g.getNumCols());
                bases.add(SmallProblems.basis(g));
            }
        }

        @Override
        public Basis initialBasis() {
            return bases.get(0);
        }

        @Override
        public Basis refine(Basis current, Factors fitted) {
            return bases.get(Math.min(bases.size() - 1, bases.indexOf(current) + 1));
        }
    }
}
