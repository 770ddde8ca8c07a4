package org.esmpy.solver.prior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountMatrixBuilder;
import org.esmpy.model.ImageShape;
import org.esmpy.physics.Element;
import org.esmpy.solver.Constraint;
import org.esmpy.solver.PhaseBases;
import org.esmpy.solver.Problem;
import org.esmpy.solver.SmallProblems;
import org.esmpy.solver.Workers;
import org.esmpy.solver.lowdose.LowDoseListener;
import org.esmpy.solver.lowdose.LowDosePipeline;
import org.esmpy.solver.lowdose.LowDoseResult;
import org.esmpy.solver.mixture.ExposedCounts;
import org.esmpy.solver.mixture.ProblemWithPriors;
import org.esmpy.solver.mixture.Scenes;
import org.junit.jupiter.api.Test;

/** What contradicts itself is refused before the fit, in one line that names it. */
class PriorsTest {
    private static final ImageShape SHAPE = new ImageShape(12, 10);
    private static final Basis BASIS = basis();

    @Test
    void refusesPhasesThatTheFitDoesNotHave() {
        refused(() -> builder().absent(2, 0), "an absent column is given for phase 3", "2 phases");
        refused(() -> builder().tied(-1, Map.of(0, 1.0)), "phase 0");
        refused(() -> builder().known(5, new double[5]), "phase 6");
        refused(() -> builder().pure(PureRegions.of(new int[] {0, 3})), "a pure region is given for phase 3");
    }

    @Test
    void refusesPhasesWithoutAnyElement() {
        refused(() -> builder().absent(1, 0, 1, 2, 3).build(), "phase 2", "no element left", "all 4", "Si");
    }

    @Test
    void refusesAnAbsentElementWithAnAmount() {
        refused(() -> builder().absent(0, 2).tied(0, Map.of(1, 1.0, 2, 2.0)).build(), "phase 1 has Ca", "absent");
        refused(
                () -> builder()
                        .absent(0, 2)
                        .known(0, new double[] {1, 0, 1, 0, 1})
                        .build(),
                "phase 1",
                "Ca",
                "absent");
        refused(() -> builder().tied(Map.of(1, 1.0, 2, 2.0)).absent(1, 2).build(), "phase 2 has Ca", "absent");
        refused(() -> builder().tied(0, Map.of(1, 0.0)).build(), "phase 1", "0.0 parts of Mg");
    }

    @Test
    void refusesTwoProportionsOfOneElement() {
        refused(
                () -> builder()
                        .tied(0, Map.of(1, 1.0, 2, 2.0))
                        .tied(Map.of(2, 1.0, 3, 1.0))
                        .build(),
                "phase 1",
                "two proportions",
                "Ca");
        double[] known = {1, 1, 1, 1, 1};
        refused(() -> builder().known(0, known).tied(0, Map.of(0, 1.0)).build(), "phase 1", "known spectrum");
        refused(() -> builder().known(0, known).known(0, known), "phase 1", "two known spectra");
        refused(() -> builder().known(0, known).tied(Map.of(0, 1.0, 1, 3.0)).build(), "phase 1", "every phase");
        assertThat(builder()
                        .known(0, known)
                        .tied(Map.of(0, 2.0, 1, 2.0))
                        .build()
                        .isNone())
                .isFalse();
        assertThat(builder()
                        .absent(0, 1, 2)
                        .tied(Map.of(1, 1.0, 2, 2.0))
                        .build()
                        .isNone())
                .isFalse();
    }

    @Test
    void refusesKnownSpectraThatAreNone() {
        refused(() -> builder().known(0, new double[] {1, 2}), "phase 1", "5 weights");
        refused(() -> builder().known(0, new double[5]), "not all 0");
        refused(() -> builder().known(0, new double[] {1, -1, 0, 0, 0}), "not negative");
    }

    @Test
    void refusesRegionsThatOverlapOrAreEmpty() {
        int[] first = new int[SHAPE.pixels()];
        int[] second = new int[SHAPE.pixels()];
        Arrays.fill(first, 10, 20, 1);
        Arrays.fill(second, 15, 30, 2);
        refused(
                () -> builder().pure(PureRegions.of(first)).pure(PureRegions.of(second)),
                "pixel 15",
                "pure phase 1",
                "pure phase 2",
                "overlap");
        refused(() -> PureRegions.of(new int[7]), "7 labels", "all 0");
        refused(() -> PureRegions.of(new int[] {1, -2}), "pixel 1", "-2");
    }

    @Test
    void refusesRegionsAndExposuresOfOtherImages() {
        Problem problem = problem();
        Priors regions = builder().pure(PureRegions.of(new int[] {1, 0, 0})).build();
        refused(
                () -> new ProblemWithPriors(problem, regions).exposed(PhaseBases.shared(Scenes.g())),
                "3 pixels",
                "12 x 10");
        Priors exposures = builder().exposures(new double[] {1, 2}).build();
        refused(
                () -> new ProblemWithPriors(problem, exposures).exposed(PhaseBases.shared(Scenes.g())),
                "2 pixels",
                "12 x 10");
        Priors three = Priors.of(BASIS, 3).absent(2, 0).build();
        refused(
                () -> new ProblemWithPriors(problem, three).exposed(PhaseBases.shared(Scenes.g())),
                "3 phases",
                "2 phases");
    }

    @Test
    void refusesExposuresThatAreNone() {
        refused(() -> builder().exposures(new double[] {1, -2}), "pixel 1", "-2.0");
        refused(() -> builder().exposures(new double[] {1, Double.NaN}), "pixel 1", "NaN");
        refused(() -> builder().exposures(new double[3]), "0 in all 3 pixels");
        Problem problem = problem();
        CountMatrixBuilder oneBright = CountMatrix.builder(Scenes.CHANNELS, SHAPE.pixels());
        double[] masked = new double[SHAPE.pixels()];
        for (int p = 0; p < masked.length; p++) {
            masked[p] = p == 7 ? 0 : 1;
            oneBright.add(3, p == 7 ? 5 : 0);
            oneBright.endPixel();
        }
        Problem dark = new Problem(
                oneBright.build(), SHAPE, problem.model(), 2, problem.constraints(), problem.regularizers());
        refused(
                () -> new ProblemWithPriors(dark, builder().exposures(masked).build())
                        .exposed(PhaseBases.shared(Scenes.g())),
                "all 5 counts",
                "exposure is 0");
    }

    @Test
    void refusesCountsThatNoPossiblePhaseReaches() {
        DMatrixRMaj peaks = Scenes.g();
        for (int l = 0; l < Scenes.CHANNELS; l++) {
            peaks.set(l, 4, l < 12 ? 1 : 0);
            for (int c = 0; c < 4; c++) {
                peaks.set(l, c, Math.abs(l - 5 - 11 * c) < 10 ? 1 : 0);
            }
        }
        Problem problem = problem();
        Priors both = builder().absent(0, 2).absent(1, 2).build();
        refused(
                () -> new ProblemWithPriors(problem, both)
                        .exposed(PhaseBases.shared(peaks))
                        .requireReachable(),
                "channel 2",
                "counts",
                "may have");
        int[] labels = new int[SHAPE.pixels()];
        Arrays.fill(labels, 0, 60, 1);
        Priors region = builder().absent(0, 1).pure(PureRegions.of(labels)).build();
        refused(
                () -> new ProblemWithPriors(problem, region)
                        .exposed(PhaseBases.shared(peaks))
                        .requireReachable(),
                "pure region of phase 1",
                "channel 1");
    }

    @Test
    void exposuresAverageToOneAndLeaveOutPixelsOfExposureZero() {
        double[] wedge = new double[SHAPE.pixels()];
        Arrays.setAll(wedge, p -> p % 10 * 7.0);
        Problem problem = problem();
        ExposedCounts map = new ProblemWithPriors(
                        problem, builder().exposures(wedge).build())
                .exposed(PhaseBases.shared(Scenes.g()))
                .map();
        assertThat(map.exposedPixels()).isEqualTo(12 * 9);
        assertThat(map.totalExposure()).isCloseTo(12 * 9, within(1e-9));
        assertThat(map.counts().pixelTotals()[20]).isZero();
        assertThat(map.counts().pixelTotals()[21]).isEqualTo(problem.counts().pixelTotals()[21]);
        assertThat(map.exposures()[29]).isCloseTo(9 * map.exposures()[21], within(1e-9));
    }

    @Test
    void nothingKnownChangesNothing() {
        Problem problem = problem();
        LowDosePipeline pipeline = LowDosePipeline.defaults().withFast(true);
        LowDoseResult plain = pipeline.run(problem, 3, Workers.single(), LowDoseListener.none());
        LowDoseResult none = pipeline.run(problem, builder().build(), 3, Workers.single(), LowDoseListener.none());
        assertThat(builder().build().isNone()).isTrue();
        assertThat(none.factors().w().data).isEqualTo(plain.factors().w().data);
    }

    private static void refused(ThrowingCallable what, String... words) {
        assertThatThrownBy(what)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words)
                .hasMessageNotContaining("\n");
    }

    private static PriorsBuilder builder() {
        return Priors.of(BASIS, 2);
    }

    private static Problem problem() {
        return Scenes.problem(SHAPE, 30, 1, new Constraint.SimplexH());
    }

    /** The scenes' G, with the peaks those of elements. */
    private static Basis basis() {
        Basis plain = SmallProblems.basis(Scenes.g());
        List<BasisColumn> columns = new ArrayList<>();
        for (String symbol : List.of("O", "Mg", "Ca", "Si")) {
            columns.add(new BasisColumn.Characteristic(symbol, Element.of(symbol), List.of()));
        }
        columns.add(plain.columns().get(4));
        return new Basis(plain.g(), columns, plain.absorber());
    }
}
