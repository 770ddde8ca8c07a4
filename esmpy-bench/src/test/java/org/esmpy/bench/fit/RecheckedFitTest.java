package org.esmpy.bench.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.esmpy.bench.guice.Wiring;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.esmpy.model.recheck.FoundLayer;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.Variation;
import org.esmpy.sim.catalog.PhantomCatalog;
import org.esmpy.sim.imperfection.Imperfection;
import org.esmpy.sim.imperfection.Imperfections;
import org.esmpy.solver.analysis.RunListener;
import org.junit.jupiter.api.Test;

/** A fit that is repeated with what its phases showed of the physics. */
class RecheckedFitTest {
    private static final double ICE_UM = 0.5;

    /** Standard errors within which an estimate must lie. */
    private static final double SIGMAS = 4;

    private static SpectrumImage steel(Imperfections imperfections) {
        return PhantomCatalog.defaults()
                .phantom("steel-4")
                .vary(new Variation(3, Optional.of(new ImageShape(48, 48)), OptionalInt.of(2), imperfections))
                .create(PhysicsTables.defaults())
                .simulate(200, 3);
    }

    private static Fitted fit(SpectrumImage image, List<String> calibrate) {
        FitSettings settings = FitSettings.defaults()
                .edit()
                .phases(2)
                .pipeline(before -> before.withFast(true))
                .calibration(before -> before.withParameters(calibrate))
                .specimen(film -> film.withFilm(100, 7))
                .settings();
        return Wiring.injector().getInstance(FitRunner.class).run(image, settings, RunListener.none());
    }

    @Test
    void iceInFrontOfTheDetectorIsFoundAndFitted() {
        SpectrumImage icy =
                steel(new Imperfections(Map.of(Imperfection.ICE, ICE_UM), new TreeMap<>(), List.of(), new TreeMap<>()));
        Fitted found = fit(icy, List.of("auto"));
        FoundLayer layer = found.rechecked().layer().orElseThrow();
        assertThat(layer.name()).isEqualTo("ice");
        assertThat(layer.layer().thicknessUm()).isCloseTo(ICE_UM, within(SIGMAS * layer.standardErrorUm()));
        assertThat(found.warnings()).anyMatch(warning -> warning.contains("um of ice would; the fit includes it"));

        Fitted off = fit(icy, List.of("off"));
        assertThat(off.rechecked().isEmpty()).isTrue();
        assertThat(off.misfit().orElseThrow().chi2PerChannel())
                .isGreaterThan(found.misfit().orElseThrow().chi2PerChannel() + 0.3);
    }

    @Test
    void aRightModelIsFittedOnce() {
        Fitted fitted = fit(steel(Imperfections.none()), List.of("auto"));
        assertThat(fitted.rechecked().isEmpty()).isTrue();
        assertThat(fitted.warnings()).noneMatch(warning -> warning.contains("in front of the detector"));
        assertThat(fitted.warnings()).noneMatch(warning -> warning.contains("times as thick as given"));
    }

    @Test
    void aFilmTwiceAsThickAsGivenIsTold() {
        SpectrumImage thick = steel(
                new Imperfections(Map.of(Imperfection.THICKNESS, 2.0), new TreeMap<>(), List.of(), new TreeMap<>()));
        Fitted fitted = fit(thick, List.of("auto"));
        assertThat(fitted.rechecked().isEmpty()).isTrue();
        assertThat(fitted.warnings()).anyMatch(warning -> warning.contains("times as thick as given"));
    }
}
