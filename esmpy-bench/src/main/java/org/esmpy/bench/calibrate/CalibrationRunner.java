package org.esmpy.bench.calibrate;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.model.SpectrumImage;
import org.esmpy.model.spectrum.Findings;
import org.esmpy.physics.catalog.PhysicsCatalog;

/** Calibrates a map without fitting it, from the settings of a fit. */
public final class CalibrationRunner {
    private final PhysicsCatalog physics;

    @Inject
    public CalibrationRunner(PhysicsCatalog physics) {
        this.physics = physics;
    }

    /**
     * What the summed spectrum says.
     *
     * @throws IllegalArgumentException if the settings do not suit the image, or nothing may be looked for
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
     * What was found.
     *
     * @param elements of the specimen, those that were found included
     * @param warnings what the person should know
     */
    public record Calibrated(Findings findings, List<String> elements, List<String> warnings) {
        public Calibrated {
            elements = List.copyOf(elements);
            warnings = List.copyOf(warnings);
        }
    }
}
