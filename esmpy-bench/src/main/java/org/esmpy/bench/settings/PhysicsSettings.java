package org.esmpy.bench.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.esmpy.solver.analysis.UnusedSettings.SetBy;

/**
 * Ids of the physics implementations, and files that replace or change them.
 *
 * @param emissionLines      characteristic spectra, unless the next two are given, from which they are then computed
 * @param ionization         ionisation cross-sections; empty for those of the lines
 * @param relaxation         relaxation; empty for that of the lines
 * @param massAttenuation    attenuation coefficients
 * @param continuum          bremsstrahlung; {@code auto} for lifshin, or bernstein-3 where lifshin does not fit the
 *                           counts
 * @param continuumOptions   parameters of the continuum, by name; others have their defaults
 * @param detectorEfficiency detector efficiency
 * @param efficiencyOptions  parameters of the efficiency, by name; others have their defaults
 * @param detectorResponse   line shape
 * @param layers             layers in front of the active silicon of layered-sdd; empty for its own
 * @param activeUm           thickness of the active silicon of layered-sdd, µm
 * @param responseOptions    parameters of the line shape, by name; others have their defaults
 * @param pileUp             whether G has a column for pile-up, two photons that are counted as one
 * @param tables             tables of the user
 */
public record PhysicsSettings(
        @SetBy("--lines") String emissionLines,
        @SetBy("--ionization") Optional<String> ionization,
        @SetBy("--relaxation") Optional<String> relaxation,
        @SetBy("--attenuation") String massAttenuation,
        @SetBy("--continuum") String continuum,
        @SetBy(value = "--continuum-option", repeats = true) Map<String, Double> continuumOptions,
        @SetBy("--efficiency") String detectorEfficiency,

        @SetBy(value = "--efficiency-option", repeats = true)
        Map<String, Double> efficiencyOptions,

        @SetBy("--response") String detectorResponse,
        List<LayerSettings> layers,
        @SetBy("--active-um") OptionalDouble activeUm,
        @SetBy(value = "--response-option", repeats = true) Map<String, Double> responseOptions,
        @SetBy("--pile-up") boolean pileUp,
        PhysicsTableSettings tables) {
    /** Lets the summed spectrum decide about the continuum. */
    public static final String AUTO_CONTINUUM = "auto";

    public PhysicsSettings {
        layers = List.copyOf(layers);
        continuumOptions = Map.copyOf(continuumOptions);
        efficiencyOptions = Map.copyOf(efficiencyOptions);
        responseOptions = Map.copyOf(responseOptions);
    }

    /** The same with another line shape and its parameters. */
    public PhysicsSettings withResponse(String id, Map<String, Double> options) {
        return with(continuum, id, options, pileUp, tables);
    }

    /** The same with a column for pile-up. */
    public PhysicsSettings withPileUp() {
        return with(continuum, detectorResponse, responseOptions, true, tables);
    }

    /** The same with other tables. */
    public PhysicsSettings withTables(PhysicsTableSettings value) {
        return with(continuum, detectorResponse, responseOptions, pileUp, value);
    }

    /** The same with another continuum. */
    public PhysicsSettings withContinuum(String id) {
        return with(id, detectorResponse, responseOptions, pileUp, tables);
    }

    private PhysicsSettings with(
            String otherContinuum,
            String otherResponse,
            Map<String, Double> otherResponseOptions,
            boolean otherPileUp,
            PhysicsTableSettings otherTables) {
        return new PhysicsSettings(
                emissionLines,
                ionization,
                relaxation,
                massAttenuation,
                otherContinuum,
                continuumOptions,
                detectorEfficiency,
                efficiencyOptions,
                otherResponse,
                layers,
                activeUm,
                otherResponseOptions,
                otherPileUp,
                otherTables);
    }

    public static PhysicsSettings defaults() {
        return new PhysicsSettings(
                "bote-xraylib-4",
                Optional.empty(),
                Optional.empty(),
                "xraylib-4",
                AUTO_CONTINUUM,
                Map.of(),
                "layered-sdd",
                Map.of(),
                "fano-gaussian",
                List.of(),
                OptionalDouble.empty(),
                Map.of(),
                false,
                PhysicsTableSettings.none());
    }
}
