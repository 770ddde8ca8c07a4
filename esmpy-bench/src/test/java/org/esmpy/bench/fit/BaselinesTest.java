package org.esmpy.bench.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.inject.Injector;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.bench.guice.Wiring;
import org.esmpy.bench.score.FitQuality;
import org.esmpy.bench.score.PhaseScore;
import org.esmpy.bench.score.TruthComparison;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.settings.PhaseNumber;
import org.esmpy.model.CountMatrix;
import org.esmpy.model.CountSampler;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageMetadata;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.GroundTruth;
import org.esmpy.sim.Variation;
import org.esmpy.sim.catalog.PhantomCatalog;
import org.esmpy.sim.imperfection.Imperfections;
import org.esmpy.solver.analysis.RunListener;
import org.esmpy.solver.catalog.SolverCatalog;
import org.junit.jupiter.api.Test;

class BaselinesTest {
    private static final Injector INJECTOR = Wiring.injector();
    private static final SpectrumImage WEDGE = simulated("wedge-3", 40);
    private static final SpectrumImage PARTICLES = simulated("particles-on-vacuum-3", 60);

    private static SpectrumImage simulated(String scene, double dose) {
        return PhantomCatalog.defaults()
                .phantom(scene)
                .vary(new Variation(2, Optional.of(new ImageShape(32, 40)), OptionalInt.empty(), Imperfections.none()))
                .create(PhysicsTables.defaults())
                .simulate(dose, 2);
    }

    private static Fitted fit(SpectrumImage image, String id) {
        return fit(image, id, 3);
    }

    private static Fitted fit(SpectrumImage image, String id, int phases) {
        FitSettings settings = FitSettings.defaults()
                .edit()
                .solver(before -> before.withId(id))
                .phases(phases)
                .specimen(film -> film.withFilm(100, 5))
                .settings();
        return INJECTOR.getInstance(FitRunner.class).run(image, settings, RunListener.none());
    }

    private static List<PhaseScore> scores(Fitted fitted) {
        return TruthComparison.scores(GroundTruth.of(fitted.image()).orElseThrow(), fitted);
    }

    @Test
    void whoKnowsTheSpectraHasNoAngleAndGoodMaps() {
        Fitted fitted = fit(WEDGE, "oracle-w");
        assertThat(scores(fitted)).allSatisfy(score -> {
            assertThat(score.angleDeg()).isLessThan(1e-5);
            assertThat(score.mapPearson()).isGreaterThan(0.9);
        });
        FitQuality quality = FitQuality.of(fitted).orElseThrow();
        assertThat(quality.chi2PerChannel().orElseThrow()).isBetween(0.7, 1.3);
        assertThat(quality.explainedDeviance()).isBetween(0.1, 1.0);
    }

    @Test
    void whoKnowsTheMapsFindsTheSpectra() {
        assertThat(scores(fit(WEDGE, "oracle-h"))).allSatisfy(score -> {
            assertThat(score.mapMae()).isZero();
            assertThat(score.angleDeg()).isLessThan(2);
            assertThat(score.compositionMaeAtPct().orElseThrow()).isLessThan(5);
        });
    }

    /** Oxygen has no line above 1.27 keV. */
    @Test
    void elementsThatWereNotFittedDoNotCount() {
        SpectrumImage phosphate = PhantomCatalog.defaults()
                .phantom("grain-boundary")
                .vary(new Variation(2, Optional.of(new ImageShape(8, 60)), OptionalInt.empty(), Imperfections.none()))
                .create(PhysicsTables.defaults())
                .simulate(50, 2);
        assertThat(scores(fit(phosphate, "oracle-w", 2)))
                .allSatisfy(score ->
                        assertThat(score.compositionMaeAtPct().orElseThrow()).isLessThan(2));
    }

    @Test
    void vacuumDoesNotCount() {
        List<PhaseScore> scores = scores(fit(PARTICLES, "oracle-w"));
        assertThat(scores).allSatisfy(score -> assertThat(score.mapPearson()).isGreaterThan(0.9));
        assertThat(scores(fit(PARTICLES, "oracle-h")))
                .allSatisfy(score -> assertThat(score.angleDeg()).isLessThan(10));
    }

    @Test
    void doingNothingExplainsNothing() {
        Fitted fitted = fit(WEDGE, "matrix");
        assertThat(FitQuality.of(fitted).orElseThrow().explainedDeviance()).isCloseTo(0, within(1e-9));
        assertThat(FitQuality.of(fitted).orElseThrow().chi2PerChannel())
                .as("spectra that are free reproduce any sum")
                .isEmpty();
        assertThat(scores(fitted))
                .allSatisfy(score -> assertThat(score.mapPearson()).isZero());
        GroundTruth truth = GroundTruth.of(WEDGE).orElseThrow();
        int largest = 0;
        double[] areas = CommonOps_DDRM.sumRows(truth.abundances(), null).data;
        for (int k = 1; k < areas.length; k++) {
            largest = areas[k] > areas[largest] ? k : largest;
        }
        assertThat(scores(fitted).get(largest).fitted())
                .as("phases of one spectrum are matched by their maps")
                .isZero();
    }

    @Test
    void plainMethodsTakePart() {
        assertThat(scores(fit(WEDGE, "kmeans")))
                .allSatisfy(score -> assertThat(score.mapPearson()).isGreaterThan(0.7));
        assertThat(fit(PARTICLES, "kmeans").outcome().objectiveNats()).isFinite();
        assertThat(fit(PARTICLES, "kmeans").spectra())
                .satisfies(spectra -> assertThat(CommonOps_DDRM.elementMin(CommonOps_DDRM.sumCols(spectra, null)))
                        .isPositive());
    }

    /** At the optimum {@code r_k − s_k} is one number for all phases that are there, and no larger for the others. */
    @Test
    void theBestAbundancesMeetTheirConditions() {
        DMatrixRMaj spectra = new DMatrixRMaj(new double[][] {{30, 2, 4}, {5, 20, 4}, {1, 2, 9}});
        DMatrixRMaj truth = new DMatrixRMaj(new double[][] {{1, 0.5, 0.2}, {0, 0.5, 0.3}, {0, 0, 0.5}});
        CountMatrix counts = new CountSampler(spectra).sample(truth, new SplittableRandom(1));
        SpectrumImage image = SpectrumImage.of(counts, new ImageShape(1, 3), new EnergyAxis(1, 1, 3));
        DMatrixRMaj h = new OracleFit(image).abundances(spectra, true);
        DMatrixRMaj rates = CommonOps_DDRM.mult(spectra, h, null);
        for (int p = 0; p < counts.pixels(); p++) {
            double[] gradient = new double[3];
            for (int k = 0; k < 3; k++) {
                int phase = k;
                int pixel = p;
                gradient[k] = -(spectra.get(0, k) + spectra.get(1, k) + spectra.get(2, k));
                counts.forEach(
                        p,
                        (channel, count) ->
                                gradient[phase] += count * spectra.get(channel, phase) / rates.get(channel, pixel));
            }
            double best = Math.max(gradient[0], Math.max(gradient[1], gradient[2]));
            for (int k = 0; k < 3; k++) {
                assertThat(h.get(k, p) * (best - gradient[k]))
                        .as("pixel %d, phase %d", p, k)
                        .isLessThan(0.02);
            }
            assertThat(h.get(0, p) + h.get(1, p) + h.get(2, p)).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void refusesWhatItCannotDo() {
        SpectrumImage measured = WEDGE.withMetadata(
                ImageMetadata.empty().withElements(WEDGE.metadata().elements()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit(measured, "oracle-w"))
                .withMessageContaining("oracle-w needs a map that carries its truth");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Baselines.knownId(SolverCatalog.defaults(), "kmean"))
                .withMessageContaining("no solver 'kmean'")
                .withMessageContaining("for comparison [binned-nmf, kmeans, matrix, oracle-h, oracle-w]");
        FitSettings unknown = FitSettings.defaults()
                .edit()
                .solver(before -> before.withId("kmeans"))
                .phases(PhaseNumber.parse("auto"))
                .settings();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> INJECTOR.getInstance(FitRunner.class).run(WEDGE, unknown, RunListener.none()))
                .withMessageContaining("kmeans needs the number of phases");
    }
}
