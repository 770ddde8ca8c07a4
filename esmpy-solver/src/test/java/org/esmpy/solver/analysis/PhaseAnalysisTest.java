package org.esmpy.solver.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.catalog.InitializerCatalog;
import org.esmpy.solver.catalog.SolverCatalog;
import org.esmpy.solver.fit.Fit;
import org.esmpy.solver.fit.FitResult;
import org.esmpy.solver.fit.StoppingRules;
import org.esmpy.solver.fit.TracePoint;
import org.esmpy.solver.lowdose.LowDoseStage;
import org.esmpy.solver.prior.Priors;
import org.junit.jupiter.api.Test;

class PhaseAnalysisTest {
    private static final ImageShape SHAPE = new ImageShape(7, 5);

    /** Pixels enough for the low-dose pipeline. */
    private static final ImageShape LARGE = new ImageShape(16, 16);

    @Test
    void isNewtonFromKMeansWhereThereAreFewPixels() {
        Problem problem = problem(SHAPE);
        FitResult newton = Fit.of(
                        problem.withConstraints(List.of(new Constraint.SimplexH())),
                        SolverCatalog.defaults().create("newton"))
                .initializer(InitializerCatalog.defaults().get("kmeans"))
                .until(StoppingRules.anyOf(StoppingRules.certified(0.01), StoppingRules.iterations(400)))
                .seed(5)
                .run();
        FoundPhases found = analysis(problem).seed(5).run();
        assertThat(found.outcome().factors().w().data)
                .isEqualTo(newton.factors().w().data);
        assertThat(found.outcome().factors().h().data)
                .isEqualTo(newton.factors().h().data);
        assertThat(found.outcome().pipeline()).isEmpty();
        assertThat(found.simplex()).isEqualTo(Simplex.H);
        assertThat(found.ambiguity()).isPresent();
    }

    @Test
    void isTheLowDosePipelineWhereThereAreManyPixels() {
        FoundPhases found = analysis(problem(LARGE)).run();
        assertThat(found.outcome().pipeline()).isPresent();
        assertThat(found.onSimplex()).isTrue();
    }

    /** More counts do not end valleys, so that a single solver would be worse at every dose. */
    @Test
    void isTheLowDosePipelineHoweverManyCountsAPixelHas() {
        SplittableRandom random = new SplittableRandom(1);
        Factors truth = new Factors(
                SmallProblems.uniform(8, 2, 0, 30, random), SmallProblems.simplex(2, LARGE.pixels(), random));
        Problem many = SmallProblems.poisson(LARGE, SmallProblems.uniform(25, 8, 0.02, 1, random), truth, random);
        assertThat(many.countsPerPixel()).isGreaterThan(1000);
        assertThat(analysis(many).run().outcome().pipeline()).isPresent();
    }

    @Test
    void doesNotDependOnTheNumberOfThreads() {
        Problem problem = problem(LARGE);
        FoundPhases one = analysis(problem).threads(1).run();
        FoundPhases three = analysis(problem).threads(3).run();
        assertThat(three.weights().data).isEqualTo(one.weights().data);
        assertThat(three.factors().h().data).isEqualTo(one.factors().h().data);
    }

    @Test
    void findsTheNumberOfPhasesAsItDoesAlone() {
        Problem problem = problem(LARGE);
        FoundPhases found = analysis(problem).findPhases(3).run();
        FoundRank rank = analysis(problem).findPhases(3).rank();
        assertThat(found.rank()).contains(rank.result());
        assertThat(found.phases()).isEqualTo(rank.result().phases());
    }

    @Test
    void saysWhatItDoesInLines() {
        List<String> lines = new ArrayList<>();
        analysis(problem(LARGE))
                .findPhases(2)
                .listener(RunListener.lines(lines::add))
                .run();
        assertThat(lines).startsWith("trying 1 phase", "trying 2 phases").endsWith("fitting the maps");
        analysis(problem(SHAPE)).listener(RunListener.lines(lines::add)).run();
        assertThat(lines).last().asString().matches("iteration \\d+, \\d+\\.\\d nats");
    }

    @Test
    void aSingleSpectrumHasOnePhase() {
        FoundPhases found = analysis(problem(new ImageShape(1, 1))).phases(2).run();
        assertThat(found.phases()).isEqualTo(1);
        assertThat(found.warnings()).anyMatch(warning -> warning.startsWith("a single spectrum"));
    }

    @Test
    void aTokenEndsAFitAfterTheIterationThatRuns() {
        AtomicInteger asked = new AtomicInteger();
        FoundPhases found = analysis(problem(SHAPE))
                .cancelWhen(() -> asked.incrementAndGet() > 2)
                .run();
        assertThat(found.outcome().stopReason()).isEqualTo("CANCELLED");
        assertThat(found.ambiguity()).isEmpty();
        assertThat(found.warnings()).anyMatch(warning -> warning.startsWith("cancelled before the compositions"));
    }

    @Test
    void anInterruptEndsThePipelineAndStaysSet() {
        Problem problem = problem(LARGE);
        List<LowDoseStage> stages = new ArrayList<>();
        FoundPhases found = analysis(problem)
                .listener(new Interrupting(stages, LowDoseStage.PHASES))
                .run();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(found.outcome().stopReason()).isEqualTo("CANCELLED");
        assertThat(stages).contains(LowDoseStage.PHASES);
        assertThat(found.factors().h().getNumCols()).isEqualTo(LARGE.pixels());
    }

    @Test
    void theLowDosePipelineTakesNeitherASolverNorAStart() {
        PipelineSettings always = PipelineSettings.defaults().withMode(PipelineSettings.Mode.LOW_DOSE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> analysis(problem(SHAPE))
                        .solver(SolverCatalog.defaults().create("mu"))
                        .pipeline(always)
                        .run())
                .withMessage("the low-dose pipeline belongs to the solver esmpy, not to mu");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> analysis(problem(SHAPE))
                        .initializer(InitializerCatalog.defaults().get("random"))
                        .pipeline(always)
                        .run())
                .withMessageStartingWith("the low-dose pipeline makes its own starts");
    }

    @Test
    void whatIsKnownHolds() {
        PriorKnowledge knowledge =
                (basis, phases) -> Priors.of(basis, phases).absent(1, 0, 3).build();
        FoundPhases found = analysis(problem(SHAPE)).knowing(knowledge).run();
        assertThat(found.weights().get(0, 1)).isZero();
        assertThat(found.weights().get(3, 1)).isZero();
        assertThat(found.weights().get(0, 0) + found.weights().get(3, 0)).isPositive();
    }

    @Test
    void maskedPixelsAreNotFitted() {
        BitSet pixels = new BitSet();
        pixels.set(4);
        FoundPhases found =
                analysis(problem(SHAPE)).masked(pixels, new BitSet()).run();
        for (int k = 0; k < found.phases(); k++) {
            assertThat(found.factors().h().get(k, 4)).isZero();
        }
    }

    @Test
    void givesPlainArrays() {
        FoundPhases found = analysis(problem(SHAPE)).run();
        double[][] map = found.map(1);
        assertThat(map).hasDimensions(7, 5);
        assertThat(map[3][2]).isEqualTo(found.abundanceRows()[1][3 * 5 + 2]);
        assertThat(found.weightRows()).hasDimensions(8, 2);
        assertThat(found.weightRows()[6][1]).isEqualTo(found.weights().get(6, 1));
        assertThat(found.spectrumRows()).hasDimensions(25, 2);
        assertThat(found.columnNames()).hasSize(8);
    }

    private static Problem problem(ImageShape shape) {
        return SmallProblems.poisson(shape, 25, 8, 2, 1);
    }

    private static PhaseAnalysis analysis(Problem problem) {
        return PhaseAnalysis.of(
                        problem.counts(), problem.shape(), problem.model().orElseThrow())
                .phases(2);
    }

    /** Interrupts its thread when a stage begins. */
    private record Interrupting(List<LowDoseStage> stages, LowDoseStage at) implements RunListener {
        @Override
        public boolean onIteration(TracePoint point) {
            return true;
        }

        @Override
        public void onStage(LowDoseStage stage) {
            stages.add(stage);
            if (stage == at) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void onPhases(int phases) {
            // Nobody watches.
        }
    }
}
