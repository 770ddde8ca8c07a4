package org.esmpy.bench.fit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Injector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.esmpy.bench.guice.Wiring;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.settings.MaskSettings;
import org.esmpy.bench.settings.SettingsEdits;
import org.esmpy.io.npy.NpyFiles;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.esmpy.model.spectrum.Calibration;
import org.esmpy.model.spectrum.CalibrationParameter;
import org.esmpy.model.spectrum.Findings;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.Variation;
import org.esmpy.sim.catalog.PhantomCatalog;
import org.esmpy.sim.imperfection.Imperfections;
import org.esmpy.solver.analysis.PipelineSettings.Mode;
import org.esmpy.solver.analysis.RunListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a fit finds and says where data and model do not belong together. */
class RealSpectraTest {
    private static final Injector INJECTOR = Wiring.injector();
    private static final SpectrumImage STEEL = PhantomCatalog.defaults()
            .phantom("steel-4")
            .vary(new Variation(2, Optional.of(new ImageShape(32, 32)), OptionalInt.empty(), Imperfections.none()))
            .create(PhysicsTables.defaults())
            .simulate(60, 3);

    private static SettingsEdits settings() {
        return FitSettings.defaults()
                .edit()
                .phases(4)
                .pipeline(before -> before.withMode(Mode.DIRECT))
                .stop(before -> before.withMaxIterations(15))
                .specimen(film -> film.withFilm(100, 7.8));
    }

    private static Fitted fit(SpectrumImage image, SettingsEdits settings) {
        return INJECTOR.getInstance(FitRunner.class).run(image, settings.settings(), RunListener.none());
    }

    @Test
    void aRightModelStaysAsItIsAndFits() {
        Fitted fitted = fit(STEEL, settings());
        Findings findings = fitted.findings().orElseThrow();
        assertThat(findings.elements()).isEmpty();
        assertThat(findings.calibration().gainNats()).isZero();
        assertThat(fitted.image().energy()).isEqualTo(findings.fileAxis());
        assertThat(fitted.splits()).isEmpty();
        assertThat(fitted.misfit().orElseThrow().chi2PerChannel()).isBetween(0.85, 1.3);
        assertThat(fitted.warnings()).noneMatch(warning -> warning.contains("does not fit"));
        fitted.compositions().get(0).orElseThrow().elements().forEach(element -> {
            assertThat(fitted.modelError(0, element).orElseThrow().low())
                    .isLessThanOrEqualTo(
                            fitted.compositions().get(0).orElseThrow().atomicFraction(element));
        });
    }

    @Test
    void aShiftedAxisIsFoundUnlessThatIsSwitchedOff() {
        EnergyAxis axis = STEEL.energy();
        SpectrumImage shifted =
                STEEL.withEnergy(new EnergyAxis(axis.firstCentreKeV() - 0.02, axis.widthKeV(), axis.channels()));
        Fitted found = fit(shifted, settings());
        Calibration.Value offset = found.findings().orElseThrow().calibration().value(CalibrationParameter.OFFSET);
        assertThat(Math.abs(offset.value() - 20)).isLessThan(4 * offset.standardError());
        assertThat(found.misfit().orElseThrow().chi2PerChannel()).isBetween(0.85, 1.3);

        Fitted off = fit(
                shifted,
                settings()
                        .calibration(before -> before.withParameters(List.of("off")))
                        .calibration(before -> before.withStray(List.of("off"))));
        assertThat(off.misfit().orElseThrow().isLarge()).isTrue();
        assertThat(off.warnings()).anyMatch(warning -> warning.startsWith("the model does not fit: chi2 per channel"));
    }

    @Test
    void anUnlistedElementHasAColumnAndNoPartInTheComposition() {
        Element chromium = Element.of("Cr");
        List<String> others = STEEL.metadata().elements().stream()
                .map(Element::symbol)
                .filter(symbol -> !symbol.equals("Cr"))
                .toList();
        Fitted fitted = fit(STEEL, settings().elements(others));
        assertThat(STEEL.metadata().elements()).contains(chromium);
        assertThat(fitted.findings().orElseThrow().elements())
                .singleElement()
                .satisfies(found -> assertThat(found.element()).isEqualTo(chromium));
        assertThat(fitted.compositions())
                .allSatisfy(phase -> assertThat(phase.orElseThrow().elements()).doesNotContain(chromium));
        assertThat(fitted.misfit().orElseThrow().isLarge()).isFalse();

        Fitted off = fit(STEEL, settings().elements(others).calibration(before -> before.withStray(List.of("off"))));
        assertThat(off.misfit().orElseThrow().worstWindows().get(0).cause()).contains("Cr");
    }

    /** Half of the pixels are masked; the others tell the axis. */
    @Test
    void maskedPixelsDoNotKeepTheAxisFromBeingFound(@TempDir Path folder) throws IOException {
        EnergyAxis axis = STEEL.energy();
        SpectrumImage shifted =
                STEEL.withEnergy(new EnergyAxis(axis.firstCentreKeV() - 0.02, axis.widthKeV(), axis.channels()));
        double[] masked = new double[STEEL.shape().pixels()];
        Arrays.fill(masked, 0, masked.length / 2, 1);
        Path mask = folder.resolve("mask.npy");
        NpyFiles.write(mask, masked, STEEL.shape().height(), STEEL.shape().width());
        Fitted found = fit(
                shifted,
                settings()
                        .masks(before -> new MaskSettings(Optional.of(mask.toString()), List.of()))
                        .stop(before -> before.withMaxIterations(2)));
        Calibration.Value offset = found.findings().orElseThrow().calibration().value(CalibrationParameter.OFFSET);
        assertThat(Math.abs(offset.value() - 20)).isLessThan(4 * offset.standardError());
    }

    @Test
    void elementsCanBeLeftToTheSpectrum() {
        Fitted fitted = fit(STEEL, settings().elements(List.of("auto")));
        assertThat(fitted.settings().elements()).contains("Fe", "Cr", "Ni", "Al", "Ti");
        assertThat(fitted.misfit().orElseThrow().isLarge()).isFalse();
    }
}
