package org.esmpy.bench.settings;

import java.util.Optional;
import java.util.OptionalDouble;
import org.esmpy.solver.analysis.UnusedSettings.SetBy;

/**
 * Physics that the user measured or took from elsewhere: CSV files that replace the built-in tables, and the thickness
 * of ice on the detector.
 *
 * @param lines         emission lines
 * @param attenuation   attenuation coefficients
 * @param detectorCurve detector efficiency
 * @param kFactors      k-factors, which rescale the emission cross-sections
 * @param crossSectionErrors errors of the cross-sections
 * @param iceUm         thickness of ice in front of the detector, µm
 */
public record PhysicsTableSettings(
        @SetBy("--lines-table") Optional<String> lines,
        @SetBy("--attenuation-table") Optional<String> attenuation,
        @SetBy("--detector-curve") Optional<String> detectorCurve,
        @SetBy("--k-factors") Optional<String> kFactors,
        @SetBy("--cross-section-errors") Optional<String> crossSectionErrors,
        @SetBy("--ice-um") OptionalDouble iceUm) {
    /** The same with another file of errors of cross-sections. */
    public PhysicsTableSettings withCrossSectionErrors(Optional<String> file) {
        return new PhysicsTableSettings(lines, attenuation, detectorCurve, kFactors, file, iceUm);
    }

    public static PhysicsTableSettings none() {
        return new PhysicsTableSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty());
    }
}
