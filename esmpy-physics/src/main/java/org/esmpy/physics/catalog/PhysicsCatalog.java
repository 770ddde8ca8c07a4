package org.esmpy.physics.catalog;

import jakarta.inject.Inject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.esmpy.physics.Continuum;
import org.esmpy.physics.DetectorEfficiency;
import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.EmissionLines;
import org.esmpy.physics.IonizationCrossSection;
import org.esmpy.physics.MassAttenuation;
import org.esmpy.physics.PhysicsSource;
import org.esmpy.physics.RelaxationData;
import org.esmpy.plugin.Fault;
import org.esmpy.plugin.Plugins;
import org.esmpy.plugin.Registry;

/**
 * The available implementations of each physical quantity, by id. Configurable sources, such as detectors, are listed
 * with their default configuration. Every look-up by id throws {@link IllegalArgumentException} with the list of
 * choices if there is none.
 */
public final class PhysicsCatalog {
    private final Registry<IonizationCrossSection> ionizationCrossSections;
    private final Registry<RelaxationData> relaxationData;
    private final Registry<EmissionLines> emissionLines;
    private final Registry<MassAttenuation> massAttenuations;
    private final Registry<Continuum> continua;
    private final Registry<DetectorEfficiency> detectorEfficiencies;
    private final Registry<DetectorResponse> detectorResponses;

    /**
     * One set for each quantity, as Guice's multibinders fill them.
     *
     * @throws IllegalArgumentException if two sources of a quantity have the same id
     */
    @Inject
    public PhysicsCatalog(
            Set<IonizationCrossSection> ionizationCrossSections,
            Set<RelaxationData> relaxationData,
            Set<EmissionLines> emissionLines,
            Set<MassAttenuation> massAttenuations,
            Set<Continuum> continua,
            Set<DetectorEfficiency> detectorEfficiencies,
            Set<DetectorResponse> detectorResponses) {
        this(
                registry("ionization cross-section", ionizationCrossSections),
                registry("relaxation data", relaxationData),
                registry("emission lines", emissionLines),
                registry("mass attenuation", massAttenuations),
                registry("continuum", continua),
                registry("detector efficiency", detectorEfficiencies),
                registry("detector response", detectorResponses));
    }

    private PhysicsCatalog(
            Registry<IonizationCrossSection> ionizationCrossSections,
            Registry<RelaxationData> relaxationData,
            Registry<EmissionLines> emissionLines,
            Registry<MassAttenuation> massAttenuations,
            Registry<Continuum> continua,
            Registry<DetectorEfficiency> detectorEfficiencies,
            Registry<DetectorResponse> detectorResponses) {
        this.ionizationCrossSections = ionizationCrossSections;
        this.relaxationData = relaxationData;
        this.emissionLines = emissionLines;
        this.massAttenuations = massAttenuations;
        this.continua = continua;
        this.detectorEfficiencies = detectorEfficiencies;
        this.detectorResponses = detectorResponses;
    }

    private static <T extends PhysicsSource> Registry<T> registry(String quantity, Set<T> sources) {
        return Registry.of(quantity, sources, PhysicsCatalog::id);
    }

    private static String id(PhysicsSource source) {
        Objects.requireNonNull(source.provenance(), "provenance() is null");
        return source.id();
    }

    /** Everything that comes with this module. */
    public static PhysicsCatalog defaults() {
        return new PhysicsCatalog(
                made(BuiltInPhysics.IONIZATION_CROSS_SECTIONS),
                made(BuiltInPhysics.RELAXATION_DATA),
                made(BuiltInPhysics.EMISSION_LINES),
                made(BuiltInPhysics.MASS_ATTENUATIONS),
                made(BuiltInPhysics.CONTINUA),
                made(BuiltInPhysics.DETECTOR_EFFICIENCIES),
                made(BuiltInPhysics.DETECTOR_RESPONSES));
    }

    private static <T> Set<T> made(List<Supplier<T>> sources) {
        return sources.stream().map(Supplier::get).collect(Collectors.toUnmodifiableSet());
    }

    /** What comes with this module and the plug-ins on the class path; as {@link #installed(Plugins)}. */
    public static PhysicsCatalog installed() {
        return installed(Plugins.onClassPath());
    }

    /** What comes with this module and what plug-ins add; {@link #leftOut()} says which plug-ins cannot be used. */
    public static PhysicsCatalog installed(Plugins plugins) {
        PhysicsCatalog own = defaults();
        return new PhysicsCatalog(
                own.ionizationCrossSections.with(plugins.find(IonizationCrossSection.class)),
                own.relaxationData.with(plugins.find(RelaxationData.class)),
                own.emissionLines.with(plugins.find(EmissionLines.class)),
                own.massAttenuations.with(plugins.find(MassAttenuation.class)),
                own.continua.with(plugins.find(Continuum.class)),
                own.detectorEfficiencies.with(plugins.find(DetectorEfficiency.class)),
                own.detectorResponses.with(plugins.find(DetectorResponse.class)));
    }

    public IonizationCrossSection ionizationCrossSection(String id) {
        return ionizationCrossSections.get(id);
    }

    public RelaxationData relaxationData(String id) {
        return relaxationData.get(id);
    }

    public EmissionLines emissionLines(String id) {
        return emissionLines.get(id);
    }

    public MassAttenuation massAttenuation(String id) {
        return massAttenuations.get(id);
    }

    public Continuum continuum(String id) {
        return continua.get(id);
    }

    public DetectorEfficiency detectorEfficiency(String id) {
        return detectorEfficiencies.get(id);
    }

    public DetectorResponse detectorResponse(String id) {
        return detectorResponses.get(id);
    }

    /** Every source in order of id, by kebab-case name of its quantity. */
    public Map<String, List<? extends PhysicsSource>> sources() {
        Map<String, List<? extends PhysicsSource>> sources = new LinkedHashMap<>();
        registries().forEach((quantity, registry) -> sources.put(quantity, registry.all()));
        return Collections.unmodifiableMap(sources);
    }

    /** As {@link #sources()}, with the origin of each source. */
    public Map<String, Registry<? extends PhysicsSource>> registries() {
        Map<String, Registry<? extends PhysicsSource>> registries = new LinkedHashMap<>();
        registries.put("ionization", ionizationCrossSections);
        registries.put("relaxation", relaxationData);
        registries.put("emission-lines", emissionLines);
        registries.put("mass-attenuation", massAttenuations);
        registries.put("continuum", continua);
        registries.put("detector-efficiency", detectorEfficiencies);
        registries.put("detector-response", detectorResponses);
        return Collections.unmodifiableMap(registries);
    }

    /** Which plug-ins cannot be used, and why. */
    public List<Fault> leftOut() {
        return registries().values().stream()
                .flatMap(registry -> registry.leftOut().stream())
                .toList();
    }
}
