package org.esmpy.bench.cli.options;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.esmpy.bench.settings.LayerSettings;
import org.esmpy.bench.settings.SettingsEdits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that choose the physics: by id, or from files. An id given here wins over a file of the settings. */
public final class PhysicsOptions {
    @Option(names = "--lines", paramLabel = "ID", description = "Emission lines, see 'esmpy list'.")
    private @Nullable String lines;

    @Option(
            names = "--ionization",
            paramLabel = "ID",
            description = "Ionisation cross-sections from which the lines are computed, see 'esmpy list'"
                    + " (default bote-salvat-2009).")
    private @Nullable String ionization;

    @Option(
            names = "--relaxation",
            paramLabel = "ID",
            description = "Yields and rates from which the lines are computed, see 'esmpy list' (default xraylib-4).")
    private @Nullable String relaxation;

    @Option(names = "--attenuation", paramLabel = "ID", description = "Attenuation coefficients, see 'esmpy list'.")
    private @Nullable String attenuation;

    @Option(names = "--continuum", paramLabel = "ID", description = "Bremsstrahlung model, see 'esmpy list'.")
    private @Nullable String continuum;

    @Option(
            names = "--continuum-option",
            paramLabel = "NAME=VALUE",
            description = "A parameter of the continuum; may be repeated. 'esmpy list ID' shows them.")
    private @Nullable Map<String, Double> continuumOptions;

    @Option(names = "--efficiency", paramLabel = "ID", description = "Detector efficiency, see 'esmpy list'.")
    private @Nullable String efficiency;

    @Option(
            names = "--efficiency-option",
            paramLabel = "NAME=VALUE",
            description = "A parameter of the detector efficiency; may be repeated. 'esmpy list ID' shows them.")
    private @Nullable Map<String, Double> efficiencyOptions;

    @Option(names = "--response", paramLabel = "ID", description = "Line shape of the detector, see 'esmpy list'.")
    private @Nullable String response;

    @Option(
            names = "--layer",
            converter = LayerConverter.class,
            paramLabel = "ATOMS/DENSITY/UM",
            description =
                    "A layer that photons cross before the active silicon, e.g. Si:3,N:4/3.17/0.04; may be repeated,"
                            + " and replaces those of layered-sdd (0.03 um Al, 0.01 um dead Si).")
    private @Nullable List<LayerSettings> layers;

    @Option(names = "--active-um", paramLabel = "UM", description = "Thickness of the active silicon (default 450).")
    private @Nullable Double activeUm;

    @Option(
            names = "--response-option",
            paramLabel = "NAME=VALUE",
            description =
                    "A parameter of the line shape, such as fwhmMnKaEV=125; may be repeated. 'esmpy list ID' shows"
                            + " them.")
    private @Nullable Map<String, Double> responseOptions;

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

    /** Changes what was given. */
    public void into(SettingsEdits edits) {
        if (lines != null && (ionization != null || relaxation != null)) {
            throw new IllegalArgumentException(
                    "--lines " + lines + " are lines with their own ionization and relaxation;"
                            + " leave out --lines, or --ionization and --relaxation");
        }
        if (lines != null) {
            edits.clear("physics.ionization").clear("physics.relaxation");
        }
        if (continuum != null) {
            edits.set("physics.continuumOptions", Map.of());
        }
        edits.set("physics.emissionLines", lines)
                .set("physics.ionization", ionization)
                .set("physics.relaxation", relaxation)
                .set("physics.continuumOptions", continuumOptions)
                .set("physics.massAttenuation", attenuation)
                .set("physics.continuum", continuum)
                .set("physics.detectorEfficiency", efficiency)
                .set("physics.detectorResponse", response)
                .set("physics.layers", layers)
                .set("physics.activeUm", activeUm)
                .set("physics.tables.iceUm", iceUm);
        if (efficiency != null) {
            edits.set("physics.efficiencyOptions", Map.of());
        }
        if (response != null) {
            edits.set("physics.responseOptions", Map.of());
        }
        edits.set("physics.efficiencyOptions", efficiencyOptions);
        edits.set("physics.responseOptions", responseOptions);
        file(edits, "physics.tables.lines", linesTable, lines);
        file(edits, "physics.tables.attenuation", attenuationTable, attenuation);
        file(edits, "physics.tables.detectorCurve", detectorCurve, efficiency);
        file(edits, "physics.tables.kFactors", kFactors, null);
    }

    private static void file(SettingsEdits edits, String key, @Nullable Path given, @Nullable String id) {
        if (given != null) {
            edits.set(key, AbsolutePath.of(given));
        } else if (id != null) {
            edits.clear(key);
        }
    }
}
