package org.esmpy.solver.lowdose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.Workers;
import org.esmpy.solver.matching.PhaseMatching;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.mixture.Scenes;
import org.esmpy.solver.prior.Priors;
import org.esmpy.solver.prior.PriorsBuilder;
import org.esmpy.solver.prior.PureRegions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Maps on which the likelihood leaves a valley that neither the non-negative weights nor the sparsity ends at the truth:
 * inclusions with every element of the matrix. What is known of them must close it.
 */
class ClosedValleyTest {
    private static final ImageShape SHAPE = new ImageShape(48, 56);
    private static final double DOSE = 60;

    /** The truth's mean angle may be missed by less than this where the valley is closed. */
    private static final double CLOSED_DEG = 3;

    /** And is missed by more than this where it is open. */
    private static final double OPEN_DEG = 8;

    /** The abundance from which a pixel is taken for pure. */
    private static final double PURE = 0.95;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void stoichiometryOrAKnownSpectrumDecideWhereNoPixelIsPure(long seed) {
        Mixture truth = new Mixture(Scenes.blended(DOSE), Scenes.discs(SHAPE, 0.5));
        CountMatrix counts = counts(truth, seed);
        assertThat(matchedDeg(truth, fit(counts, LowDosePipeline.defaults(), priors -> priors)))
                .isGreaterThan(OPEN_DEG);
        assertThat(numberedDeg(
                        truth,
                        fit(
                                counts,
                                LowDosePipeline.defaults(),
                                priors -> priors.tied(1, Map.of(0, 7.0, 1, 4.0, 2, 9.0, 3, 1.0)))))
                .isLessThan(CLOSED_DEG);
        assertThat(numberedDeg(
                        truth,
                        fit(
                                counts,
                                LowDosePipeline.defaults(),
                                priors -> priors.known(1, new double[] {0.28, 0.16, 0.36, 0.04, 0.16}))))
                .isLessThan(CLOSED_DEG);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aPureRegionDecidesWhereSomePixelsArePure(long seed) {
        Mixture truth = new Mixture(Scenes.blended(DOSE), Scenes.discs(SHAPE, 1));
        int[] labels = new int[SHAPE.pixels()];
        for (int p = 0; p < labels.length; p++) {
            labels[p] = truth.abundances().get(p, 1) > PURE ? 2 : 0;
        }
        PureRegions regions = PureRegions.of(labels);
        LowDoseResult result = fit(counts(truth, seed), LowDosePipeline.defaults(), priors -> priors.pure(regions));
        assertThat(numberedDeg(truth, result)).isLessThan(CLOSED_DEG);
        DMatrixRMaj h = result.factors().h();
        for (int p = 0; p < labels.length; p++) {
            assertThat(h.get(0, p) + h.get(1, p)).isCloseTo(1, within(1e-9));
            if (labels[p] == 2) {
                assertThat(h.get(0, p)).isZero();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void anAbsentElementEndsTheValleyWhereItEnds(long seed) {
        Mixture truth = new Mixture(Scenes.twoPhases(DOSE), Scenes.discs(SHAPE, 0.5));
        LowDoseResult result =
                fit(counts(truth, seed), LowDosePipeline.defaults().withFast(true), priors -> priors.absent(1, 1));
        assertThat(numberedDeg(truth, result)).isLessThan(CLOSED_DEG);
        assertThat(result.factors().w().get(1, 1)).isZero();
    }

    private static CountMatrix counts(Mixture truth, long seed) {
        return Scenes.counts(Scenes.g(), truth, new SplittableRandom(seed));
    }

    private static LowDoseResult fit(CountMatrix counts, LowDosePipeline pipeline, UnaryOperator<PriorsBuilder> known) {
        Basis basis = SmallProblems.basis(Scenes.g());
        Problem problem = new Problem(
                counts,
                SHAPE,
                Optional.of(SpectralModel.fixed(basis)),
                2,
                List.of(new Constraint.SimplexH()),
                List.of());
        Priors priors = known.apply(Priors.of(basis, 2)).build();
        return pipeline.withFast(true).run(problem, priors, 7, Workers.single(), LowDoseListener.none());
    }

    /** Of the phases by their numbers: those of the priors. */
    private static double numberedDeg(Mixture truth, LowDoseResult result) {
        double[][] angles =
                PhaseMatching.anglesDeg(Scenes.g(), truth.w(), result.factors().w());
        return (angles[0][0] + angles[1][1]) / 2;
    }

    /** Of the phases in whatever order fits best. */
    private static double matchedDeg(Mixture truth, LowDoseResult result) {
        double[][] angles =
                PhaseMatching.anglesDeg(Scenes.g(), truth.w(), result.factors().w());
        return Math.min(angles[0][0] + angles[1][1], angles[0][1] + angles[1][0]) / 2;
    }
}
