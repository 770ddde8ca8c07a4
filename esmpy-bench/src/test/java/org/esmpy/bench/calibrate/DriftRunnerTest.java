package org.esmpy.bench.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.esmpy.bench.calibrate.CalibrationRunner.Calibrated;
import org.esmpy.bench.guice.Wiring;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.ImageShape;
import org.esmpy.model.SpectrumImage;
import org.esmpy.model.spectrum.CalibrationParameter;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.Variation;
import org.esmpy.sim.catalog.PhantomCatalog;
import org.esmpy.sim.imperfection.Imperfections;
import org.junit.jupiter.api.Test;

class DriftRunnerTest {
    private static final SpectrumImage STEEL = PhantomCatalog.defaults()
            .phantom("steel-4")
            .vary(new Variation(2, Optional.of(new ImageShape(32, 32)), OptionalInt.empty(), Imperfections.none()))
            .create(PhysicsTables.defaults())
            .simulate(60, 3);
    private static final FitSettings SETTINGS = FitSettings.defaults();
    private static final CalibrationRunner RUNNER = Wiring.injector().getInstance(CalibrationRunner.class);

    @Test
    void segmentsWithAxesOfTheirOwnAreTold() throws IOException {
        SpectrumImage whole = STEEL.withMetadata(STEEL.metadata()
                .withNotes(Map.of(SpectrumImageReader.SEGMENTS, "left, right", SpectrumImageReader.FRAMES, "1")));
        List<DriftRunner.Part> parts = new DriftRunner(RUNNER)
                .run(
                        whole,
                        calibrated(whole),
                        SETTINGS,
                        options -> shifted(options.segments().contains("left") ? 10 : -15));
        assertThat(parts).extracting(DriftRunner.Part::name).containsExactly("left", "right");
        double left = parts.get(0).found().value(CalibrationParameter.OFFSET).value();
        double right = parts.get(1).found().value(CalibrationParameter.OFFSET).value();
        double error = parts.get(0).found().value(CalibrationParameter.OFFSET).standardError();
        assertThat(left - right).isCloseTo(25, within(6 * error));
        assertThat(DriftRunner.spreadEV(parts)).isEqualTo(left - right);
    }

    @Test
    void framesAreTakenInParts() throws IOException {
        SpectrumImage whole = STEEL.withMetadata(STEEL.metadata().withNotes(Map.of(SpectrumImageReader.FRAMES, "10")));
        List<DriftRunner.Part> parts =
                new DriftRunner(RUNNER).run(whole, calibrated(whole), SETTINGS, options -> shifted(10));
        assertThat(parts)
                .extracting(DriftRunner.Part::name)
                .containsExactly("frames 0-1", "frames 2-4", "frames 5-6", "frames 7-9");
        assertThat(DriftRunner.spreadEV(parts)).isZero();
    }

    @Test
    void whatIsNotKeptApartHasNoParts() throws IOException {
        assertThat(new DriftRunner(RUNNER).run(STEEL, calibrated(STEEL), SETTINGS, options -> STEEL))
                .isEmpty();
    }

    @Test
    void aCopyThatOnlySaysWhatWasKeptApartHasNoParts() throws IOException {
        SpectrumImage copy =
                STEEL.withMetadata(STEEL.metadata().withNotes(Map.of(SpectrumImageReader.SEGMENTS, "left, right")));
        assertThat(new DriftRunner(RUNNER).run(copy, calibrated(copy), SETTINGS, options -> copy))
                .isEmpty();
    }

    private static Calibrated calibrated(SpectrumImage image) {
        return RUNNER.run(image, SETTINGS);
    }

    private static SpectrumImage shifted(double eV) {
        EnergyAxis axis = STEEL.energy();
        BitSet part = new BitSet();
        part.set(24, STEEL.shape().pixels());
        return STEEL.maskPixels(part)
                .withEnergy(new EnergyAxis(axis.firstCentreKeV() - eV / 1000, axis.widthKeV(), axis.channels()));
    }
}
