package org.esmpy.bench.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.esmpy.bench.study.FitSettings.PhysicsSettings;
import org.esmpy.bench.study.FitSettings.PhysicsTableSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that choose the physics: by id, or from files. An id given here wins over a file of the settings. */
final class PhysicsOptions {
    @Option(names = "--lines", paramLabel = "ID", description = "Emission lines, see 'esmpy list'.")
    private @Nullable String lines;

    @Option(names = "--attenuation", paramLabel = "ID", description = "Attenuation coefficients, see 'esmpy list'.")
    private @Nullable String attenuation;

    @Option(names = "--continuum", paramLabel = "ID", description = "Bremsstrahlung model, see 'esmpy list'.")
    private @Nullable String continuum;

    @Option(names = "--efficiency", paramLabel = "ID", description = "Detector efficiency, see 'esmpy list'.")
    private @Nullable String efficiency;

    @Option(names = "--response", paramLabel = "ID", description = "Line shape of the detector, see 'esmpy list'.")
    private @Nullable String response;

    @Option(
            names = "--lines-table",
            paramLabel = "FILE",
            description = "Own emission lines: a CSV as 'esmpy lines --format csv' writes it.")
    private @Nullable Path linesTable;

    @Option(
            names = "--attenuation-table",
            paramLabel = "FILE",
            description = "Own attenuation: CSV of element,energy_keV,total_cm2_per_g,photoelectric_cm2_per_g.")
    private @Nullable Path attenuationTable;

    @Option(
            names = "--detector-curve",
            paramLabel = "FILE",
            description = "Own detector efficiency: CSV of energy_keV,efficiency.")
    private @Nullable Path detectorCurve;

    @Option(
            names = "--k-factors",
            paramLabel = "FILE",
            description = "CSV of element,line,k; rescales the emission cross-sections to the line of the first row.")
    private @Nullable Path kFactors;

    @Option(names = "--ice-um", paramLabel = "UM", description = "Ice in front of the detector, um.")
    private @Nullable Double iceUm;

    /** The settings with what was given. */
    PhysicsSettings settings(PhysicsSettings base) {
        return new PhysicsSettings(
                or(lines, base.emissionLines()),
                or(attenuation, base.massAttenuation()),
                or(continuum, base.continuum()),
                or(efficiency, base.detectorEfficiency()),
                or(response, base.detectorResponse()),
                tables(base.tables()));
    }

    private PhysicsTableSettings tables(PhysicsTableSettings base) {
        return new PhysicsTableSettings(
                file(linesTable, lines, base.lines()),
                file(attenuationTable, attenuation, base.attenuation()),
                file(detectorCurve, efficiency, base.detectorCurve()),
                file(kFactors, null, base.kFactors()),
                iceUm == null ? base.iceUm() : OptionalDouble.of(iceUm));
    }

    /** Absolute, so that a result can be repeated from any folder. */
    private static Optional<String> file(@Nullable Path given, @Nullable String id, Optional<String> otherwise) {
        if (given != null) {
            return Optional.of(given.toAbsolutePath().normalize().toString());
        }
        return id == null ? otherwise : Optional.empty();
    }

    private static String or(@Nullable String given, String otherwise) {
        return given == null ? otherwise : given;
    }
}
