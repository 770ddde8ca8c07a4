package org.esmpy.solver.heldout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.Workers;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.mixture.Scenes;
import org.junit.jupiter.api.Test;

class HeldOutTest {
    /** Order of summation. */
    private static final double REL = 1e-12;

    private static final ImageShape SHAPE = new ImageShape(11, 13);

    @Test
    void isTheLogLikelihoodWithoutItsConstant() {
        ExposedProblem problem = Scenes.inclusions(SHAPE, 20, 1);
        Mixture mixture = Scenes.random(problem, 2);
        DMatrixRMaj d = SmallProblems.product(problem.g(), mixture.w());
        double[] expected = new double[1];
        for (int p = 0; p < SHAPE.pixels(); p++) {
            int pixel = p;
            for (int l = 0; l < Scenes.CHANNELS; l++) {
                expected[0] -= rate(d, mixture, l, p);
            }
            problem.map().counts().forEach(p, (l, x) -> expected[0] += x * Math.log(rate(d, mixture, l, pixel)));
        }
        assertThat(new HeldOut(problem, Workers.single()).score(mixture).nats())
                .isCloseTo(expected[0], within(REL * Math.abs(expected[0])));
    }

    @Test
    void prefersTheTruthByManyStandardErrors() {
        ExposedProblem problem = Scenes.inclusions(SHAPE, 50, 3);
        CountThinning.Halves halves = CountThinning.split(problem.map().counts(), new SplittableRandom(4));
        HeldOut heldOut = new HeldOut(problem.withCounts(halves.validation()), Workers.single());
        HeldOut.Score truth = heldOut.score(Scenes.truth(SHAPE, 25));
        HeldOut.Score wrong = heldOut.score(Mixture.even(Scenes.twoPhases(25), SHAPE.pixels()));
        HeldOut.Gain gain = truth.over(wrong);
        assertThat(gain.nats()).isCloseTo(truth.nats() - wrong.nats(), within(REL * Math.abs(truth.nats())));
        assertThat(gain.nats()).isGreaterThan(4 * gain.standardError());
        assertThat(truth.over(truth)).isEqualTo(new HeldOut.Gain(0, 0));
    }

    @Test
    void survivesACountThatAFitRulesOut() {
        ExposedProblem problem = Scenes.inclusions(SHAPE, 20, 5);
        Mixture mixture = Scenes.random(problem, 6);
        mixture.w().zero();
        assertThat(new HeldOut(problem, Workers.single()).score(mixture).nats())
                .isFinite()
                .isNegative();
    }

    private static double rate(DMatrixRMaj d, Mixture mixture, int l, int p) {
        double rate = 0;
        for (int k = 0; k < mixture.phases(); k++) {
            rate += d.get(l, k) * mixture.abundances().get(p, k);
        }
        return rate;
    }
}
