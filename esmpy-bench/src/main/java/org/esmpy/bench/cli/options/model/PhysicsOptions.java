package org.esmpy.bench.cli.options.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.esmpy.bench.cli.options.HelpSection;
import org.esmpy.bench.cli.options.Said;
import org.esmpy.bench.cli.options.SettingsOptions;
import org.esmpy.bench.settings.LayerSettings;
import org.esmpy.bench.settings.PhysicsSettings;
import org.esmpy.bench.settings.PhysicsTableSettings;
import org.esmpy.bench.settings.SettingsEdits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that choose the physics by id or from files. An id given here replaces a table of the settings. */
public final class PhysicsOptions implements SettingsOptions {
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

    @Override
    public HelpSection section() {
        return HelpSection.MODEL;
    }

    @Override
    public List<String> names() {
        return List.of("physics");
    }

    @Override
    public void into(SettingsEdits edits) {
        edits.physics(this::over);
    }

    /** The physics with the values of the command line. */
    public PhysicsSettings over(PhysicsSettings before) {
        if (lines != null && (ionization != null || relaxation != null)) {
            throw new IllegalArgumentException(
                    "--lines " + lines + " has its own ionization and relaxation; leave out --lines, or"
                            + " --ionization and --relaxation");
        }
        return new PhysicsSettings(
                Said.or(lines, before.emissionLines()),
                lines == null ? Said.orOptional(ionization, before.ionization()) : Optional.empty(),
                lines == null ? Said.orOptional(relaxation, before.relaxation()) : Optional.empty(),
                Said.or(attenuation, before.massAttenuation()),
                Said.or(continuum, before.continuum()),
                options(continuum, continuumOptions, before.continuumOptions()),
                Said.or(efficiency, before.detectorEfficiency()),
                options(efficiency, efficiencyOptions, before.efficiencyOptions()),
                Said.or(response, before.detectorResponse()),
                Said.or(layers, before.layers()),
                Said.orNumber(activeUm, before.activeUm()),
                options(response, responseOptions, before.responseOptions()),
                before.pileUp(),
                over(before.tables()));
    }

    private PhysicsTableSettings over(PhysicsTableSettings before) {
        return new PhysicsTableSettings(
                table(linesTable, lines, before.lines()),
                table(attenuationTable, attenuation, before.attenuation()),
                table(detectorCurve, efficiency, before.detectorCurve()),
                Said.orFile(kFactors, before.kFactors()),
                before.crossSectionErrors(),
                Said.orNumber(iceUm, before.iceUm()));
    }

    /** The parameters of a quantity; those of the settings are dropped where the command line names another id. */
    private static Map<String, Double> options(
            @Nullable String id, @Nullable Map<String, Double> said, Map<String, Double> before) {
        return Said.or(said, id == null ? before : Map.of());
    }

    /** The table of a quantity; that of the settings is dropped where the command line names an id. */
    private static Optional<String> table(@Nullable Path said, @Nullable String id, Optional<String> before) {
        return Said.orFile(said, id == null ? before : Optional.empty());
    }
}
