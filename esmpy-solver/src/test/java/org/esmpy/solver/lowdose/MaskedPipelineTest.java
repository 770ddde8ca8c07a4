package org.esmpy.solver.lowdose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.ImageShape;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.Problem;
import org.esmpy.solver.Workers;
import org.esmpy.solver.matching.PhaseMatching;
import org.esmpy.solver.mixture.Scenes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is masked has no say in the low-dose pipeline. */
class MaskedPipelineTest {
    private static final ImageShape TALL = new ImageShape(48, 32);
    private static final ImageShape SQUARE = new ImageShape(32, 32);
    private static final double DOSE = 60;
    private static final double REL = 1e-9;

    /** The starts depend on the size of the image; where they lead does not. */
    private static final double SAME_DEG = 0.2;

    private static final double SAME_NATS = 1e-4;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMaskedMapIsFittedLikeTheRestOfIt(boolean simplex) {
        Problem whole = problem(simplex);
        BitSet below = new BitSet();
        below.set(SQUARE.pixels(), TALL.pixels());
        Problem masked = whole.masked(below, new BitSet());
        Problem cropped = new Problem(
                kept(whole.counts(), SQUARE.pixels(), channel -> channel),
                SQUARE,
                whole.model(),
                whole.phases(),
                whole.constraints(),
                List.of());

        LowDoseResult ofMasked = run(masked);
        LowDoseResult ofCropped = run(cropped);

        assertThat(ofMasked.report().binSize()).isEqualTo(ofCropped.report().binSize());
        assertThat(ofMasked.report().countsPerPixel())
                .isCloseTo(ofCropped.report().countsPerPixel(), within(REL * DOSE));
        assertThat(PhaseMatching.farthestDeg(
                        Scenes.g(), ofMasked.factors().w(), ofCropped.factors().w()))
                .isLessThan(SAME_DEG);
        assertThat(ofMasked.divergence().nats())
                .isCloseTo(
                        ofCropped.divergence().nats(),
                        within(SAME_NATS * ofCropped.divergence().nats()));
        for (int k = 0; k < whole.phases(); k++) {
            for (int p = SQUARE.pixels(); p < TALL.pixels(); p++) {
                assertThat(ofMasked.factors().h().get(k, p)).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void countsOfMaskedChannelsChangeNothing(boolean simplex) {
        BitSet channels = new BitSet();
        channels.set(16, 20);
        Problem problem = problem(simplex);
        Problem disturbed = new Problem(
                kept(problem.counts(), TALL.pixels(), channel -> channel % 5 == 0 ? 17 : channel),
                TALL,
                problem.model(),
                problem.phases(),
                problem.constraints(),
                List.of());
        Problem quiet = new Problem(
                kept(problem.counts(), TALL.pixels(), channel -> channel % 5 == 0 ? 18 : channel),
                TALL,
                problem.model(),
                problem.phases(),
                problem.constraints(),
                List.of());
        LowDoseResult one = run(disturbed.masked(new BitSet(), channels));
        LowDoseResult other = run(quiet.masked(new BitSet(), channels));
        assertThat(one.factors().w().data).containsExactly(other.factors().w().data);
        assertThat(one.factors().h().data).containsExactly(other.factors().h().data);
        assertThat(one.factors().w().data[0]).isPositive();
    }

    private static LowDoseResult run(Problem problem) {
        return LowDosePipeline.defaults().withFast(true).run(problem, 5, Workers.single(), LowDoseListener.none());
    }

    private static Problem problem(boolean simplex) {
        return simplex ? Scenes.problem(TALL, DOSE, 3, new Constraint.SimplexH()) : Scenes.problem(TALL, DOSE, 3);
    }

    private static CountMatrix kept(CountMatrix counts, int pixels, IntUnaryOperator channels) {
        CountMatrixBuilder builder = CountMatrix.builder(counts.channels(), pixels);
        for (int p = 0; p < pixels; p++) {
            counts.forEach(p, (channel, count) -> builder.add(channels.applyAsInt(channel), count));
            builder.endPixel();
        }
        return builder.build();
    }
}
