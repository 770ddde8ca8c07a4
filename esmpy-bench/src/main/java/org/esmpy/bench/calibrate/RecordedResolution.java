package org.esmpy.bench.calibrate;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.esmpy.bench.physics.PhysicsChoice;
import org.esmpy.bench.settings.PhysicsSettings;
import org.esmpy.io.SpectrumImageReader;
import org.esmpy.model.ImageMetadata;
import org.esmpy.physics.detector.DetectorResponses;

/** Takes the resolution of the detector from the metadata of a file, unless the user gives one. */
final class RecordedResolution {
    /** Resolutions of silicon detectors, eV; a value outside of this range has another meaning or unit. */
    private static final double LEAST_EV = 50;

    private static final double MOST_EV = 300;

    private static final List<String> RESPONSES = List.of("fano-gaussian", "hypermet");

    private RecordedResolution() {}

    /**
     * The settings with the resolution of the file.
     *
     * @param warnings receives a sentence that says which resolution is used, or why the recorded one is not
     */
    static PhysicsSettings over(PhysicsSettings settings, ImageMetadata metadata, List<String> warnings) {
        OptionalDouble recorded = recorded(metadata);
        boolean takesOne = RESPONSES.stream().anyMatch(settings.detectorResponse()::startsWith);
        boolean given = settings.responseOptions().containsKey(PhysicsChoice.FWHM_MN_KA_EV);
        if (recorded.isEmpty()
                || !takesOne
                || given
                || recorded.getAsDouble() == DetectorResponses.DEFAULT_FWHM_MN_KA_EV) {
            return settings;
        }
        double fwhmEV = recorded.getAsDouble();
        if (!(fwhmEV >= LEAST_EV && fwhmEV <= MOST_EV)) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "the file records a resolution of %s eV, which no detector has; %s eV is used"
                            + " (--response-option fwhmMnKaEV=… changes that)",
                    fwhmEV,
                    DetectorResponses.DEFAULT_FWHM_MN_KA_EV));
            return settings;
        }
        warnings.add(String.format(
                Locale.ROOT,
                "the resolution of %s eV (Mn Ka) is taken from the file (--response-option fwhmMnKaEV=… changes that)",
                fwhmEV));
        Map<String, Double> options = new HashMap<>(settings.responseOptions());
        options.put(PhysicsChoice.FWHM_MN_KA_EV, fwhmEV);
        return settings.withResponse(settings.detectorResponse(), options);
    }

    private static OptionalDouble recorded(ImageMetadata metadata) {
        try {
            return OptionalDouble.of(
                    Double.parseDouble(metadata.notes().getOrDefault(SpectrumImageReader.RESOLUTION, "none")));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
