package org.esmpy.solver.lowdose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Workers;
import org.esmpy.solver.heldout.CountThinning;
import org.esmpy.solver.heldout.HeldOut;
import org.esmpy.solver.lowdose.SpatialSearch.Tried;
import org.esmpy.solver.mixture.CancellableWorkers;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.mixture.Scenes;
import org.esmpy.solver.mixture.SpatialPrior;
import org.esmpy.solver.mixture.SpatialRefiner;
import org.esmpy.solver.mixture.TotalVariationRefiner;
import org.junit.jupiter.api.Test;

class SpatialSearchTest {
    private static final double REL = 1e-12;
    private static final ImageShape SHAPE = new ImageShape(24, 28);
    private static final double DOSE = 20;
    private static final double EPSILON = 0.05;
    private static final ExposedProblem PROBLEM = Scenes.inclusions(SHAPE, DOSE, 1);
    private static final CountThinning.Halves HALVES =
            CountThinning.split(PROBLEM.map().counts(), new SplittableRandom(2));

    private static final SpatialPrior USUAL = SpatialSearch.usual(PROBLEM, 4, 3, EPSILON);

    @Test
    void theUsualPriorFollowsTheCountsOfAPixelAndThePixelsOfABin() {
        double counts = PROBLEM.map().counts().total() / (double) SHAPE.pixels();
        assertThat(USUAL.lambda()).isCloseTo(1.33 * Math.sqrt(counts), within(REL * USUAL.lambda()));
        assertThat(USUAL.logSparsity()).isEqualTo(3 / 16.0);
        assertThat(USUAL.epsilon()).isEqualTo(EPSILON);
    }

    @Test
    void sparsitiesAreTriedAtTheUsualLambdaAndOtherLambdasAtTheBestOfThem() {
        List<Tried> tried = search(TotalVariationRefiner.defaults(), CancellableWorkers.single());
        List<Tried> sparsities = tried.subList(0, tried.size() - 2);
        assertThat(sparsities.get(0).prior()).isEqualTo(USUAL);
        assertThat(sparsities).allMatch(each -> each.prior().lambda() == USUAL.lambda());
        double best = SpatialSearch.best(sparsities).prior().logSparsity();
        List<Tried> lambdas = tried.subList(sparsities.size(), tried.size());
        assertThat(lambdas).allMatch(each -> each.prior().logSparsity() == best);
        assertThat(lambdas.get(0).prior().lambda()).isCloseTo(USUAL.lambda() * 0.67 / 1.33, within(REL * DOSE));
        assertThat(lambdas.get(1).prior().lambda()).isCloseTo(USUAL.lambda() * 2.67 / 1.33, within(REL * DOSE));
        Tried chosen = SpatialSearch.best(tried);
        assertThat(tried)
                .allSatisfy(each -> assertThat(each.heldOut().nats())
                        .isLessThanOrEqualTo(chosen.heldOut().nats()));
        assertThat(chosen.heldOut().over(score(ofAll().withWeightsTimes(0.5))).nats())
                .isPositive();
    }

    /** 0.15 is the usual 3/16 but for a factor of 1.25. */
    @Test
    void sparsitiesBeyondOneThatIsClearlyWorseAreNotTried() {
        List<Double> all = List.of(0.0, 0.05, USUAL.logSparsity(), 0.5);
        List<Tried> tried = search(TotalVariationRefiner.defaults(), CancellableWorkers.single());
        List<Tried> sparsities = tried.subList(0, tried.size() - 2);
        Tried best = SpatialSearch.best(sparsities);
        List<Double> strengths = sparsities.stream()
                .map(each -> each.prior().logSparsity())
                .sorted()
                .toList();
        assertThat(all).containsSubsequence(strengths);
        for (Tried each : sparsities) {
            int at = all.indexOf(each.prior().logSparsity());
            HeldOut.Gain loss = best.heldOut().over(each.heldOut());
            boolean isWorse = loss.nats() > 2 * loss.standardError();
            if (!isWorse && at > 0) {
                assertThat(strengths).contains(all.get(at - 1));
            }
            if (!isWorse && at < all.size() - 1) {
                assertThat(strengths).contains(all.get(at + 1));
            }
        }
    }

    /** Where strengths cannot be told apart, all are tried. */
    @Test
    void sparsitiesThatAreAsGoodAreAllTried() {
        assertThat(search((problem, start, prior, execution) -> start, CancellableWorkers.single()))
                .extracting(each -> each.prior().logSparsity())
                .containsExactly(USUAL.logSparsity(), 0.05, 0.0, 0.5, USUAL.logSparsity(), USUAL.logSparsity());
    }

    /** Half the counts know an edge by a root of one half less. */
    @Test
    void theTrainingHalfIsRefinedWithTheLambdaOfHalfTheCounts() {
        List<SpatialPrior> used = new ArrayList<>();
        List<Tried> tried = search(
                (problem, start, prior, execution) -> {
                    assertThat(problem.map().counts()).isSameAs(HALVES.training());
                    used.add(prior);
                    return start;
                },
                CancellableWorkers.single());
        for (int i = 0; i < tried.size(); i++) {
            double lambda = tried.get(i).prior().lambda() / Math.sqrt(2);
            assertThat(used.get(i).lambda()).isCloseTo(lambda, within(REL * lambda));
            assertThat(used.get(i).logSparsity()).isEqualTo(tried.get(i).prior().logSparsity());
            assertThat(tried.get(i).heldOut().nats())
                    .isEqualTo(score(ofAll().withWeightsTimes(0.5)).nats());
        }
    }

    @Test
    void aCancelledSearchHasTriedOne() {
        CancellableWorkers cancelled = new CancellableWorkers(Workers.single(), () -> true);
        assertThat(search(TotalVariationRefiner.defaults(), cancelled)).hasSize(1);
    }

    private static List<Tried> search(SpatialRefiner refiner, CancellableWorkers execution) {
        return new SpatialSearch(refiner).search(PROBLEM, HALVES, ofAll(), USUAL, execution);
    }

    private static Mixture ofAll() {
        return Mixture.even(Scenes.twoPhases(DOSE), SHAPE.pixels());
    }

    private static HeldOut.Score score(Mixture mixture) {
        return new HeldOut(PROBLEM.withCounts(HALVES.validation()), Workers.single()).score(mixture);
    }
}
