package org.esmpy.bench.calibrate;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.model.SpectrumImage;
import org.esmpy.model.spectrum.Findings;
import org.esmpy.physics.catalog.PhysicsCatalog;

/** Calibrates the energy axis and line shape of a map from its summed spectrum, without decomposing the map. */
public final class CalibrationRunner {
    private final PhysicsCatalog physics;

    @Inject
    public CalibrationRunner(PhysicsCatalog physics) {
        this.physics = physics;
    }

    /**
     * Calibrates {@code image}.
     *
     * @throws IllegalArgumentException if the settings do not suit the image, or leave no parameter to calibrate
     */
    public Calibrated run(SpectrumImage image, FitSettings settings) {
        List<String> warnings = new ArrayList<>();
        FittedData data = FittedData.of(image, settings, warnings).calibrated(physics, warnings);
        Findings findings = data.findings()
                .orElseThrow(() -> new IllegalArgumentException(
                        "cannot calibrate: the beam energy is unknown (--beam-kev), energies are"
                                + " masked, or everything is switched off"));
        return new Calibrated(findings, data.elementSymbols(), warnings);
    }

    /**
     * A calibrated map.
     *
     * @param findings calibration and unlisted elements
     * @param elements elements of the specimen, including those found in the spectrum
     * @param warnings sentences for the user
     */
    public record Calibrated(Findings findings, List<String> elements, List<String> warnings) {
        public Calibrated {
            elements = List.copyOf(elements);
            warnings = List.copyOf(warnings);
        }
    }
}
