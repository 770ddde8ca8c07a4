package org.esmpy.bench.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.esmpy.bench.study.FitSettings.PhysicsSettings;
import org.esmpy.bench.study.FitSettings.PhysicsTableSettings;
import org.esmpy.physics.DetectorEfficiency;
import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.EmissionLines;
import org.esmpy.physics.MassAttenuation;
import org.esmpy.physics.PhysicsCatalog;
import org.esmpy.physics.PhysicsTables;
import org.esmpy.physics.attenuation.MassAttenuations;
import org.esmpy.physics.detector.DetectorEfficiencies;
import org.esmpy.physics.detector.Layer;
import org.esmpy.physics.emission.EmissionSpectra;

/** The physics that settings ask for, by id or from files. */
public final class PhysicsChoice {
    /** Leaves the continuum to the counts; {@link #USUAL_CONTINUUM} where they do not ask for more. */
    static final String AUTO_CONTINUUM = "auto";

    static final String USUAL_CONTINUUM = "lifshin";

    private static final String LAYERED = "layered-sdd";

    private final PhysicsCatalog catalog;
    private final PhysicsSettings settings;
    private final PhysicsTableSettings files;

    private PhysicsChoice(PhysicsCatalog catalog, PhysicsSettings settings) {
        this.catalog = catalog;
        this.settings = settings;
        this.files = settings.tables();
    }

    /**
     * @param warnings takes what changes the meaning of the results
     * @throws IllegalArgumentException                     if an id is unknown or a file is missing
     * @throws org.esmpy.physics.TableFormatException if a file cannot be understood; names line and column
     */
    public static PhysicsTables tables(PhysicsCatalog catalog, PhysicsSettings settings, List<String> warnings) {
        PhysicsChoice choice = new PhysicsChoice(catalog, settings);
        MassAttenuation attenuation = choice.attenuation();
        return new PhysicsTables(
                choice.lines(warnings),
                attenuation,
                catalog.continuum(settings.continuum().equals(AUTO_CONTINUUM) ? USUAL_CONTINUUM : settings.continuum()),
                choice.efficiency(attenuation),
                choice.response());
    }

    private EmissionLines lines(List<String> warnings) {
        EmissionLines lines = read("emission lines", files.lines(), EmissionSpectra::ofTable)
                .orElseGet(() -> catalog.emissionLines(settings.emissionLines()));
        Optional<EmissionLines> rescaled =
                read("k-factors", files.kFactors(), file -> EmissionSpectra.withKFactors(lines, file));
        rescaled.ifPresent(source -> warnings.add(source.provenance().deviations() + " (k-factors of "
                + files.kFactors().orElseThrow()
                + "); if these contain the detector efficiency, choose one that is 1 everywhere"));
        return rescaled.orElse(lines);
    }

    private MassAttenuation attenuation() {
        return read("attenuation", files.attenuation(), MassAttenuations::ofTable)
                .orElseGet(() -> catalog.massAttenuation(settings.massAttenuation()));
    }

    private DetectorEfficiency efficiency(MassAttenuation attenuation) {
        boolean layers = !settings.layers().isEmpty() || settings.activeUm().isPresent();
        if (layers && files.detectorCurve().isPresent()) {
            throw new IllegalArgumentException("give the layers of the detector or its curve, not both; got "
                    + files.detectorCurve().get());
        }
        DetectorEfficiency detector = read("a detector curve", files.detectorCurve(), DetectorEfficiencies::ofCurve)
                .orElseGet(() -> detector(attenuation));
        return files.iceUm().isEmpty()
                ? detector
                : DetectorEfficiencies.behind(Layer.ice(files.iceUm().getAsDouble()), detector, attenuation);
    }

    private DetectorEfficiency detector(MassAttenuation attenuation) {
        DetectorEfficiency named = catalog.detectorEfficiency(settings.detectorEfficiency());
        if (settings.layers().isEmpty() && settings.activeUm().isEmpty()) {
            return named;
        }
        if (!settings.detectorEfficiency().equals(LAYERED)) {
            throw new IllegalArgumentException("layers belong to the detector efficiency " + LAYERED + ", not to '"
                    + settings.detectorEfficiency() + "'");
        }
        List<Layer> passive = settings.layers().isEmpty()
                ? DetectorEfficiencies.windowlessLayers()
                : settings.layers().stream().map(LayerSettings::layer).toList();
        double activeUm = settings.activeUm().orElse(DetectorEfficiencies.ACTIVE_UM);
        return DetectorEfficiencies.layered(passive, DetectorEfficiencies.activeSilicon(activeUm), attenuation);
    }

    private DetectorResponse response() {
        DetectorResponse named = catalog.detectorResponse(settings.detectorResponse());
        return settings.responseOptions().isEmpty()
                ? named
                : ResponseChoice.of(settings.detectorResponse(), settings.responseOptions());
    }

    private static <T> Optional<T> read(String what, Optional<String> path, TableReader<T> reader) {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        Path file = Path.of(path.get());
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("no such file of " + what + ": " + file);
        }
        try {
            return Optional.of(reader.read(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Makes a source from a file.
     *
     * @param <T> the quantity
     */
    private interface TableReader<T> {
        T read(Path file) throws IOException;
    }
}
