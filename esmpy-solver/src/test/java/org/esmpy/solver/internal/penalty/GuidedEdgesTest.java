package org.esmpy.solver.internal.penalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.SplittableRandom;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Workers;
import org.esmpy.solver.internal.counts.PixelGroups;
import org.esmpy.solver.mixture.ExposedCounts;
import org.esmpy.solver.mixture.ExposedProblem;
import org.esmpy.solver.mixture.Mixture;
import org.esmpy.solver.mixture.Scenes;
import org.esmpy.solver.prior.GuideImage;
import org.junit.jupiter.api.Test;

/** The total variation between neighbours that a guide tells apart. */
class GuidedEdgesTest {
    private static final ImageShape SHAPE = new ImageShape(7, 9);
    private static final int PHASES = 2;
    private static final double LAMBDA = 3;
    private static final double DELTA = 0.1;

    /** Rounding of sums over all pixels, relative. */
    private static final double ROUNDING = 1e-12;

    private static final double STEP = 1e-6;

    /** Error of central differences with that step, nats per unit of abundance. */
    private static final double DIFFERENCE = 1e-6;

    private final ExposedProblem map = map();
    private final Problem problem = map.problem();
    private final double[] ht = ht(Scenes.random(map, 2));

    @Test
    void theValueIsTheSumOverPairsTimesTheirCoupling() {
        GuideImage guide = guide();
        EdgeWeights plain = new EdgeWeights(LAMBDA, DELTA);
        double expected = 0;
        for (int p = 0; p < SHAPE.pixels(); p++) {
            for (int q = p + 1; q < SHAPE.pixels(); q++) {
                int dy = q / SHAPE.width() - p / SHAPE.width();
                int dx = Math.abs(q % SHAPE.width() - p % SHAPE.width());
                if (dy <= 1 && dx <= 1) {
                    double r = Math.hypot(share(p, 0) - share(q, 0), share(p, 1) - share(q, 1));
                    expected += guide.coupling(p, q) * plain.nats(r, dy == 1 && dx == 1);
                }
            }
        }
        assertThat(value(penalty(Optional.of(guide)))).isCloseTo(expected, within(ROUNDING * expected));
        assertThat(expected).isLessThan(0.9 * value(penalty(Optional.empty())));
    }

    @Test
    void theGradientIsThatOfTheValue() {
        AbundancePenalty penalty = penalty(Optional.of(guide()));
        for (int i = 0; i < ht.length; i++) {
            double before = ht[i];
            ht[i] = before + STEP;
            double above = value(penalty);
            ht[i] = before - STEP;
            double below = value(penalty);
            ht[i] = before;
            double[] gradient = new double[PHASES];
            penalty.addGradient(ht, i / PHASES, gradient);
            assertThat(gradient[i % PHASES])
                    .as("entry %d", i)
                    .isCloseTo((above - below) / (2 * STEP), within(DIFFERENCE * LAMBDA / DELTA));
        }
    }

    /** Where the guide has no edge the bits are those without one. */
    @Test
    void aGuideWithoutEdgesChangesNothing() {
        double[] slope = new double[SHAPE.pixels()];
        for (int p = 0; p < slope.length; p++) {
            slope[p] = p / SHAPE.width() + p % SHAPE.width(); // all differences are 1 or 2, those of the median 1
        }
        AbundancePenalty guided = penalty(Optional.of(GuideImage.of(slope, SHAPE)));
        AbundancePenalty plain = penalty(Optional.empty());
        assertThat(value(guided)).isEqualTo(value(plain));
        for (int p = 0; p < SHAPE.pixels(); p++) {
            double[] ofGuided = new double[PHASES];
            double[] ofPlain = new double[PHASES];
            assertThat(guided.addQuadratics(ht, p, ofGuided)).isEqualTo(plain.addQuadratics(ht, p, ofPlain));
            assertThat(ofGuided).containsExactly(ofPlain);
            assertThat(guided.addJoint(ht, p, ofGuided)).isEqualTo(plain.addJoint(ht, p, ofPlain));
        }
    }

    private AbundancePenalty penalty(Optional<GuideImage> guide) {
        return AbundancePenalty.of(problem, new EdgeWeights(LAMBDA, DELTA, guide), 0, DELTA, new double[0]);
    }

    private double value(AbundancePenalty penalty) {
        return penalty.valueNats(ht, new PixelGroups(map.map().counts()), Workers.single());
    }

    private double share(int pixel, int phase) {
        return ht[pixel * PHASES + phase] / map.map().exposures()[pixel];
    }

    private double[] ht(Mixture mixture) {
        double[] all = mixture.abundances().data.clone();
        for (int i = 0; i < all.length; i++) {
            all[i] *= map.map().exposures()[i / PHASES];
        }
        return all;
    }

    private static ExposedProblem map() {
        ExposedProblem even = Scenes.inclusions(SHAPE, 20, 1);
        return new ExposedProblem(ExposedCounts.byCounts(even.map().counts(), SHAPE), even.g(), PHASES);
    }

    private static GuideImage guide() {
        SplittableRandom random = new SplittableRandom(3);
        double[] values = new double[SHAPE.pixels()];
        for (int p = 0; p < values.length; p++) {
            values[p] = (p % SHAPE.width() < 4 ? 0 : 10) + (p / SHAPE.width() < 3 ? 0 : 30) + random.nextDouble();
        }
        return GuideImage.of(values, SHAPE);
    }
}
