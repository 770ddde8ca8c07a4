package org.esmpy.bench.physics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.esmpy.bench.settings.LayerSettings;
import org.esmpy.bench.settings.PhysicsSettings;
import org.esmpy.bench.settings.PhysicsTableSettings;
import org.esmpy.model.quantify.CrossSectionErrors;
import org.esmpy.physics.CascadeMode;
import org.esmpy.physics.Continuum;
import org.esmpy.physics.DetectorEfficiency;
import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.EmissionLines;
import org.esmpy.physics.IonizationCrossSection;
import org.esmpy.physics.MassAttenuation;
import org.esmpy.physics.Parameter;
import org.esmpy.physics.RelaxationData;
import org.esmpy.physics.attenuation.MassAttenuations;
import org.esmpy.physics.catalog.PhysicsCatalog;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.physics.detector.DetectorEfficiencies;
import org.esmpy.physics.detector.Layer;
import org.esmpy.physics.emission.EmissionSpectra;

/** Makes the physics tables that settings name, by id or from files. */
public final class PhysicsChoice {
    /** The continuum by default. */
    public static final String USUAL_CONTINUUM = "lifshin";

    public static final String FWHM_MN_KA_EV = "fwhmMnKaEV";
    public static final String FANO_FACTOR = "fanoFactor";
    public static final String COLLECTION_UM = "collectionUm";

    private static final String LAYERED = "layered-sdd";
    private static final String IONIZATION = "bote-salvat-2009";
    private static final String RELAXATION = "xraylib-4";

    private final PhysicsCatalog catalog;
    private final PhysicsSettings settings;
    private final PhysicsTableSettings files;

    private PhysicsChoice(PhysicsCatalog catalog, PhysicsSettings settings) {
        this.catalog = catalog;
        this.settings = settings;
        this.files = settings.tables();
    }

    /**
     * @param warnings receives sentences about choices that change the meaning of the results
     * @throws IllegalArgumentException                     if an id is unknown or a file is missing
     * @throws org.esmpy.physics.TableFormatException if a file cannot be understood; names line and column
     */
    public static PhysicsTables tables(PhysicsCatalog catalog, PhysicsSettings settings, List<String> warnings) {
        PhysicsChoice choice = new PhysicsChoice(catalog, settings);
        MassAttenuation attenuation = choice.attenuation();
        return new PhysicsTables(
                choice.lines(warnings),
                attenuation,
                choice.continuum(),
                choice.efficiency(attenuation),
                choice.response());
    }

    private Continuum continuum() {
        Continuum named = catalog.continuum(
                settings.continuum().equals(PhysicsSettings.AUTO_CONTINUUM) ? USUAL_CONTINUUM : settings.continuum());
        return settings.continuumOptions().isEmpty()
                ? named
                : named.withParameters(Parameter.values(
                        "the continuum '" + named.id() + "'", named.parameters(), settings.continuumOptions()));
    }

    /** Emission lines by their id, or computed from an ionisation and a relaxation. */
    private EmissionLines emission() {
        if (settings.ionization().isEmpty() && settings.relaxation().isEmpty()) {
            return catalog.emissionLines(settings.emissionLines());
        }
        IonizationCrossSection ionization =
                catalog.ionizationCrossSection(settings.ionization().orElse(IONIZATION));
        RelaxationData relaxation = catalog.relaxationData(settings.relaxation().orElse(RELAXATION));
        return EmissionSpectra.cascade(
                ionization.id() + "-" + relaxation.id(), ionization, relaxation, CascadeMode.FULL);
    }

    private EmissionLines lines(List<String> warnings) {
        if (files.lines().isPresent()
                && (settings.ionization().isPresent() || settings.relaxation().isPresent())) {
            throw new IllegalArgumentException(
                    "give a table of emission lines, or the ionization and relaxation to compute"
                            + " them from, not both; got " + files.lines().get());
        }
        EmissionLines lines =
                read("emission lines", files.lines(), EmissionSpectra::ofTable).orElseGet(this::emission);
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
        DetectorEfficiency named = asAsked(catalog.detectorEfficiency(settings.detectorEfficiency()));
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
        return DetectorEfficiencies.layered(passive, Layer.silicon(activeUm), attenuation);
    }

    private DetectorEfficiency asAsked(DetectorEfficiency named) {
        return settings.efficiencyOptions().isEmpty()
                ? named
                : named.withParameters(Parameter.values(
                        "the detector efficiency '" + named.id() + "'",
                        named.parameters(),
                        settings.efficiencyOptions()));
    }

    private DetectorResponse response() {
        DetectorResponse named = catalog.detectorResponse(settings.detectorResponse());
        return settings.responseOptions().isEmpty()
                ? named
                : named.withParameters(Parameter.values(
                        "the detector response '" + named.id() + "'", named.parameters(), settings.responseOptions()));
    }

    /** Standard errors of the ionisation cross-sections. */
    public static CrossSectionErrors crossSectionErrors(PhysicsSettings settings) {
        return read("errors of cross-sections", settings.tables().crossSectionErrors(), CrossSectionErrorFile::read)
                .orElseGet(CrossSectionErrors::usual);
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
