package org.esmpy.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.model.Basis;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.Factors;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectralModel;
import org.esmpy.solver.catalog.SolverCatalog;
import org.esmpy.solver.fit.Fit;
import org.esmpy.solver.fit.FitResult;
import org.esmpy.solver.fit.StoppingRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A masked map against one that never had the pixels or channels. */
class MaskTest {
    private static final ImageShape SHAPE = new ImageShape(6, 5);

    /** Pixels of the first four rows of the image. */
    private static final int KEPT = 20;

    private static final int CHANNELS = 30;

    /** Order of summation over some dozen steps. */
    private static final double REL = 1e-8;

    private final Problem full = SmallProblems.poisson(SHAPE, CHANNELS, 7, 3, 1, new Constraint.SimplexH());

    @ParameterizedTest
    @ValueSource(strings = {"mu", "em", "squarem", "newton", "bcd", "nmf", "nmf-frobenius"})
    void maskedPixelsAreAsIfTheyWereNotThere(String solver) {
        Problem masked = full.masked(range(KEPT, SHAPE.pixels()), new BitSet());
        Problem cropped = new Problem(
                counts(full.counts(), CHANNELS, KEPT),
                new ImageShape(4, 5),
                full.model(),
                3,
                full.constraints(),
                List.of());
        Factors start = SmallProblems.start(full, 1);
        Factors croppedStart = new Factors(start.w(), CommonOps_DDRM.extract(start.h(), 0, 3, 0, KEPT));
        assertSame(fit(solver, masked, start), fit(solver, cropped, croppedStart), KEPT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mu", "newton"})
    void maskedPixelsDoNotBindTheirNeighbours(String solver) {
        List<Regularizer> smooth =
                List.of(new Regularizer.LaplacianH(0.02), new Regularizer.TotalVariationH(0.02, 0.05));
        Problem masked = full.masked(range(KEPT, SHAPE.pixels()), new BitSet()).withRegularizers(smooth);
        Problem cropped = new Problem(
                counts(full.counts(), CHANNELS, KEPT),
                new ImageShape(4, 5),
                full.model(),
                3,
                full.constraints(),
                smooth);
        Factors start = SmallProblems.start(full, 1);
        Factors croppedStart = new Factors(start.w(), CommonOps_DDRM.extract(start.h(), 0, 3, 0, KEPT));
        assertSame(fit(solver, masked, start), fit(solver, cropped, croppedStart), KEPT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mu", "em", "squarem", "newton", "bcd"})
    void maskedChannelsAreAsIfTheyWereNotThere(String solver) {
        int kept = 22;
        Problem masked = full.masked(new BitSet(), range(kept, CHANNELS));
        DMatrixRMaj g =
                CommonOps_DDRM.extract(SmallProblems.basis(full).orElseThrow().g(), 0, kept, 0, 7);
        Basis basis = SmallProblems.basis(g);
        Problem cropped = new Problem(
                counts(full.counts(), kept, SHAPE.pixels()),
                SHAPE,
                Optional.of(SpectralModel.fixed(basis)),
                3,
                full.constraints(),
                List.of());
        Factors start = SmallProblems.start(full, 1);
        FitResult result = fit(solver, masked, start);
        assertSame(result, fit(solver, cropped, start), SHAPE.pixels());
        assertThat(result.basis()).isEqualTo(SmallProblems.basis(full));
    }

    @Test
    void maskedPixelsHaveNoAbundanceAndAreNoDoubt() {
        FitResult result = fit("newton", full.masked(range(3, 5), new BitSet()), SmallProblems.start(full, 1));
        for (int k = 0; k < 3; k++) {
            assertThat(result.factors().h().get(k, 3)).isZero();
            assertThat(result.factors().h().get(k, 4)).isZero();
        }
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void refusesMasksThatReachTooFarOrLeaveNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> full.masked(range(29, 31), new BitSet()))
                .withMessage("the mask names pixel 30, but the counts have pixels 0 to 29");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> full.masked(new BitSet(), range(0, 50)))
                .withMessage("the mask names channel 49, but the counts have channels 0 to 29");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> full.masked(range(0, 30), new BitSet()))
                .withMessageContaining("30 pixels and 0 channels leave none of "
                        + full.counts().total() + " counts");
    }

    @Test
    void refusesToMaskAllChannelsOfAColumn() {
        DMatrixRMaj g = SmallProblems.basis(full).orElseThrow().g().copy();
        for (int l = 0; l < CHANNELS; l++) {
            g.set(l, 4, l == 8 || l == 9 ? 1 : 0);
        }
        Basis basis = SmallProblems.basis(g);
        Problem problem = full.masked(new BitSet(), range(8, 10));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> problem.seen(basis))
                .withMessageContaining("column c4");
    }

    private static FitResult fit(String solver, Problem problem, Factors start) {
        Solver plain = SolverCatalog.defaults().create(solver);
        Problem accepted = plain.accept(problem);
        Factors fitting = accepted.model().isPresent()
                ? start
                : new Factors(
                        SmallProblems.uniform(problem.counts().channels(), 3, 0.1, 1, new SplittableRandom(5)),
                        start.h());
        return Fit.of(problem, plain)
                .start(fitting)
                .until(StoppingRules.iterations(15))
                .run();
    }

    private static void assertSame(FitResult actual, FitResult expected, int pixels) {
        assertThat(actual.objectiveNats()).isCloseTo(expected.objectiveNats(), within(REL * expected.objectiveNats()));
        for (int i = 0; i < expected.factors().w().getNumElements(); i++) {
            double value = expected.factors().w().data[i];
            assertThat(actual.factors().w().data[i]).as("W %d", i).isCloseTo(value, within(REL * (1 + value)));
        }
        for (int k = 0; k < 3; k++) {
            for (int p = 0; p < pixels; p++) {
                double value = expected.factors().h().get(k, p);
                assertThat(actual.factors().h().get(k, p))
                        .as("H[%d,%d]", k, p)
                        .isCloseTo(value, within(REL * (1 + value)));
            }
        }
    }

    private static CountMatrix counts(CountMatrix all, int channels, int pixels) {
        CountMatrixBuilder builder = CountMatrix.builder(channels, pixels);
        for (int p = 0; p < pixels; p++) {
            all.forEach(p, (l, x) -> builder.add(Math.min(l, channels - 1), l < channels ? x : 0));
            builder.endPixel();
        }
        return builder.build();
    }

    private static BitSet range(int from, int to) {
        BitSet bits = new BitSet();
        bits.set(from, to);
        return bits;
    }
}
