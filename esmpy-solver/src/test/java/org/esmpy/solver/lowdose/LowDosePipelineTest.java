package org.esmpy.solver.lowdose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectralModel;
import org.esmpy.physics.Element;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.WorkerPool;
import org.esmpy.solver.Workers;
import org.esmpy.solver.matching.PhaseMatching;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.mixture.Scenes;
import org.esmpy.solver.prior.ExposureSource;
import org.esmpy.solver.prior.Priors;
import org.esmpy.solver.prior.PureRegions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LowDosePipelineTest {
    private static final ImageShape SHAPE = new ImageShape(48, 56);
    private static final double DOSE = 25;

    /** What the noise of these maps leaves. */
    private static final double NOISE_DEG = 4;

    private static final double NOISE_ABUNDANCE = 0.03;

    @ParameterizedTest(name = "fast {0}")
    @ValueSource(booleans = {true, false})
    void findsPhasesThatAreNowherePureAndTheirMaps(boolean fast) {
        Problem problem = Scenes.problem(SHAPE, DOSE, 1, new Constraint.SimplexH());
        LowDoseResult result = pipeline(fast).run(problem, 2, Workers.single(), LowDoseListener.none());
        DMatrixRMaj w = result.factors().w();
        assertThat(PhaseMatching.farthestDeg(Scenes.g(), w, Scenes.twoPhases(DOSE)))
                .isLessThan(NOISE_DEG);
        double[][] angles = PhaseMatching.anglesDeg(Scenes.g(), Scenes.twoPhases(DOSE), w);
        int inclusion = angles[1][0] < angles[1][1] ? 0 : 1;
        double error = 0;
        for (int p = 0; p < SHAPE.pixels(); p++) {
            error += Math.abs(result.factors().h().get(inclusion, p)
                            - Scenes.discs(SHAPE, 0.6).get(p, 1))
                    / SHAPE.pixels();
        }
        assertThat(error).isLessThan(NOISE_ABUNDANCE);
        assertThat(result.cancelled()).isFalse();
        assertThat(result.warnings()).isEmpty();
        assertThat(result.report().answers())
                .extracting(LowDoseReport.AnswerLine::kind)
                .contains(LowDoseReport.AnswerKind.values());
        assertThat(result.report().priorTrials().isEmpty()).isEqualTo(fast);
        assertThat(result.report().stageSeconds()).containsOnlyKeys(LowDoseStage.values());
    }

    /** Inclusions with all elements of the matrix: the likelihood would let them slide to what no grain holds. */
    @ParameterizedTest(name = "fast {0}")
    @ValueSource(booleans = {true, false})
    void aCompositionThatManyGrainsShareIsThePhase(boolean fast) {
        Problem problem = Scenes.problem(Scenes.grains(SHAPE, DOSE, 9), new Constraint.SimplexH());
        LowDoseResult result = pipeline(fast).run(problem, 2, Workers.single(), LowDoseListener.none());
        DMatrixRMaj w = result.factors().w();
        assertThat(PhaseMatching.farthestDeg(Scenes.g(), w, Scenes.blended(DOSE)))
                .isLessThan(NOISE_DEG / 2);
        assertThat(result.report().regions()).isPositive();
        assertThat(result.report().answers())
                .extracting(LowDoseReport.AnswerLine::kind)
                .containsOnly(LowDoseReport.AnswerKind.REGIONS);
        assertThat(result.report().answers().get(0).plateauShares()).allMatch(share -> share > 0.5);
    }

    @Test
    void aChosenTrialHasTheLargestHeldOutLikelihood() {
        Problem problem = Scenes.problem(SHAPE, DOSE, 3, new Constraint.SimplexH());
        LowDoseReport report = pipeline(false)
                .run(problem, 4, Workers.single(), LowDoseListener.none())
                .report();
        assertThat(report.priorTrials()).anySatisfy(line -> {
            assertThat(line.heldOutNats()).isZero();
            assertThat(line.lambda()).isEqualTo(report.lambda());
            assertThat(line.logSparsity()).isEqualTo(report.pixelLogSparsity());
        });
    }

    /** Domes are pure nowhere: one rule stays with what the map shows, the other goes to where elements end. */
    @Test
    void aRuleDecidesWhereTheCountsDoNot() {
        Problem problem = Scenes.problem(SHAPE, 200, 4, new Constraint.SimplexH());
        DMatrixRMaj pure = run(problem, ValleyRule.PURE);
        DMatrixRMaj extreme = run(problem, ValleyRule.EXTREME);
        DMatrixRMaj truth = Scenes.twoPhases(200);
        assertThat(PhaseMatching.farthestDeg(Scenes.g(), extreme, truth)).isLessThan(NOISE_DEG);
        assertThat(PhaseMatching.farthestDeg(Scenes.g(), pure, truth)).isGreaterThan(2 * NOISE_DEG);
    }

    private static DMatrixRMaj run(Problem problem, ValleyRule rule) {
        return pipeline(true)
                .withRule(rule)
                .run(problem, 5, Workers.single(), LowDoseListener.none())
                .factors()
                .w();
    }

    @Test
    void theSeedDecidesAndTheNumberOfThreadsDoesNot() {
        Problem problem = Scenes.problem(SHAPE, DOSE, 5, new Constraint.SimplexH());
        LowDoseResult one = pipeline(false).run(problem, 6, Workers.single(), LowDoseListener.none());
        try (WorkerPool pool = new WorkerPool(3)) {
            LowDoseResult three = pipeline(false).run(problem, 6, pool, LowDoseListener.none());
            assertThat(three.factors().w().data).isEqualTo(one.factors().w().data);
            assertThat(three.factors().h().data).isEqualTo(one.factors().h().data);
            assertThat(three.divergence()).isEqualTo(one.divergence());
        }
    }

    @Test
    void withoutASimplexTheExposureFollowsTheCounts() {
        Problem problem = Scenes.problem(SHAPE, DOSE, 7);
        LowDoseResult result = pipeline(true).run(problem, 8, Workers.single(), LowDoseListener.none());
        long[] totals = problem.counts().pixelTotals();
        double mean = problem.counts().total() / (double) totals.length;
        for (int p = 0; p < totals.length; p += 97) {
            double sum = result.factors().h().get(0, p) + result.factors().h().get(1, p);
            assertThat(sum).as("pixel %d", p).isCloseTo(totals[p] / mean, within(1e-9));
        }
        assertThat(result.report().exposure()).isEqualTo(ExposureSource.COUNTS);
    }

    @ParameterizedTest(name = "{0} x {1}, {2} phases")
    @CsvSource({"1, 1, 1", "1, 1, 2", "1, 30, 2", "8, 8, 3", "9, 40, 1", "17, 23, 5"})
    void worksForAnyShapeAndNumberOfPhases(int height, int width, int phases) {
        ImageShape shape = new ImageShape(height, width);
        Problem two = Scenes.problem(shape, 40, 9, new Constraint.SimplexH());
        Problem problem = new Problem(two.counts(), shape, two.model(), phases, two.constraints(), two.regularizers());
        LowDoseResult result = pipeline(false).run(problem, 10, Workers.single(), LowDoseListener.none());
        assertThat(result.divergence().nats()).isFinite().isNotNegative();
        assertThat(result.factors().h().getNumRows()).isEqualTo(phases);
        for (double value : result.factors().h().data) {
            assertThat(value).isFinite().isNotNegative();
        }
    }

    @Test
    void pixelsWithoutCountsDoNoHarm() {
        CountMatrix all = Scenes.inclusions(SHAPE, DOSE, 11).map().counts();
        CountMatrixBuilder masked = CountMatrix.builder(all.channels(), all.pixels());
        for (int p = 0; p < all.pixels(); p++) {
            if (p < 5 * 56 || p >= 9 * 56) {
                all.forEach(p, masked::add);
            }
            masked.endPixel();
        }
        Problem problem = new Problem(
                masked.build(),
                SHAPE,
                Optional.of(SpectralModel.fixed(SmallProblems.basis(Scenes.g()))),
                2,
                List.of(),
                List.of());
        LowDoseResult result = pipeline(true).run(problem, 12, Workers.single(), LowDoseListener.none());
        assertThat(PhaseMatching.farthestDeg(Scenes.g(), result.factors().w(), Scenes.twoPhases(DOSE)))
                .isLessThan(2 * NOISE_DEG);
        assertThat(result.factors().h().get(0, 6 * 56)).isZero();
    }

    @Test
    void announcesEveryStageOnceAndEndsWhenCancelled() {
        Problem problem = Scenes.problem(SHAPE, DOSE, 13, new Constraint.SimplexH());
        List<LowDoseStage> seen = new ArrayList<>();
        LowDoseResult result = pipeline(false).run(problem, 14, Workers.single(), new LowDoseListener() {
            @Override
            public void onStage(LowDoseStage stage) {
                seen.add(stage);
            }

            @Override
            public boolean isCancelled() {
                return seen.contains(LowDoseStage.BASINS);
            }
        });
        assertThat(seen).containsExactly(LowDoseStage.values());
        assertThat(result.cancelled()).isTrue();
        assertThat(result.report().priorTrials()).isEmpty();
        assertThat(result.divergence().nats()).isFinite();
        assertThat(result.warnings()).anyMatch(warning -> warning.startsWith("cancelled before the end"));
    }

    @Test
    void saysWhatItCannotDo() {
        Problem problem = Scenes.problem(SHAPE, DOSE, 15, new Constraint.SimplexH());
        assertThatThrownBy(() -> pipeline(true).accept(problem.withoutModel()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("use the solver squarem, em or mu");
        assertThatThrownBy(() -> pipeline(true).accept(problem.withConstraints(List.of(new Constraint.SimplexW(0)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("use squarem, em or mu");
    }

    @Test
    void namesAChannelThatNoColumnReaches() {
        DMatrixRMaj g = Scenes.g();
        for (int c = 0; c < Scenes.COLUMNS; c++) {
            g.set(20, c, 0);
        }
        Problem problem = new Problem(
                Scenes.inclusions(SHAPE, DOSE, 19).map().counts(),
                SHAPE,
                Optional.of(SpectralModel.fixed(SmallProblems.basis(g))),
                2,
                List.of(),
                List.of());
        assertThatThrownBy(() -> pipeline(true).run(problem, 20, Workers.single(), LowDoseListener.none()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("channel 20");
    }

    @Test
    void refusesMorePhasesThanColumns() {
        Problem two = Scenes.problem(SHAPE, DOSE, 18, new Constraint.SimplexH());
        Problem six = new Problem(two.counts(), SHAPE, two.model(), 6, two.constraints(), two.regularizers());
        assertThatThrownBy(() -> pipeline(true).accept(six))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("6 phases");
    }

    @Test
    void warnsOfTooFewCountsAndOfPhasesThatAreNotThere() {
        Problem two = Scenes.problem(SHAPE, 4, 16, new Constraint.SimplexH());
        assertThat(pipeline(true)
                        .run(two, 17, Workers.single(), LowDoseListener.none())
                        .warnings())
                .anySatisfy(warning -> assertThat(warning).contains("counts per pixel"));
    }

    @Test
    void warnsOfBinsThatTellNothing() {
        Problem two = Scenes.problem(new ImageShape(8, 8), 1, 21, new Constraint.SimplexH());
        double countsPerPixel = two.counts().total() / 64.0;
        assertThat(pipeline(true)
                        .run(two, 22, Workers.single(), LowDoseListener.none())
                        .warnings())
                .anySatisfy(warning -> assertThat(warning)
                        .contains(
                                String.format(Locale.ROOT, "only %.1f counts", countsPerPixel),
                                "tell no phases apart"));
    }

    @Test
    void warnsOfAPhaseWithoutAnyElement() {
        DMatrixRMaj w = new DMatrixRMaj(Scenes.COLUMNS, 1);
        w.set(4, 0, DOSE);
        Mixture onlyContinuum = Mixture.even(w, SHAPE.pixels());
        Basis basis = new Basis(
                Scenes.g(),
                List.of(
                        element("O"),
                        element("Mg"),
                        element("Ca"),
                        element("Si"),
                        SmallProblems.basis(Scenes.g()).columns().get(4)),
                SmallProblems.basis(Scenes.g()).absorber());
        Problem problem = new Problem(
                Scenes.counts(Scenes.g(), onlyContinuum, new SplittableRandom(23)),
                SHAPE,
                Optional.of(SpectralModel.fixed(basis)),
                1,
                List.of(new Constraint.SimplexH()),
                List.of());
        assertThat(pipeline(true)
                        .run(problem, 24, Workers.single(), LowDoseListener.none())
                        .warnings())
                .anySatisfy(warning -> assertThat(warning).contains("phase 1 holds none of the elements", "%"));
    }

    @Test
    void warnsOfARegionThatIsNotPure() {
        Problem problem = Scenes.problem(SHAPE, 200, 25, new Constraint.SimplexH());
        DMatrixRMaj truth = Scenes.discs(SHAPE, 0.6);
        int[] labels = new int[SHAPE.pixels()];
        for (int p = 0; p < labels.length; p++) {
            labels[p] = truth.get(p, 1) > 0.4 ? 2 : 0;
        }
        Priors wrong = Priors.of(problem.model().orElseThrow().initialBasis(), 2)
                .pure(PureRegions.of(labels))
                .absent(1, 1)
                .build();
        assertThat(pipeline(true)
                        .run(problem, wrong, 26, Workers.single(), LowDoseListener.none())
                        .warnings())
                .anySatisfy(warning ->
                        assertThat(warning).contains("pure region of phase 2 does not look like the phase", "nats"));
    }

    private static BasisColumn element(String symbol) {
        return new BasisColumn.Characteristic(symbol, Element.of(symbol), List.of());
    }

    private static LowDosePipeline pipeline(boolean fast) {
        return LowDosePipeline.defaults().withFast(fast);
    }
}
