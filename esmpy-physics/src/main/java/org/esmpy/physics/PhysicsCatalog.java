package org.esmpy.physics;

import jakarta.inject.Inject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.esmpy.physics.attenuation.MassAttenuations;
import org.esmpy.physics.continuum.Continua;
import org.esmpy.physics.detector.DetectorEfficiencies;
import org.esmpy.physics.detector.DetectorResponses;
import org.esmpy.physics.emission.EmissionSpectra;
import org.esmpy.physics.ionization.IonizationCrossSections;
import org.esmpy.physics.relaxation.RelaxationTables;

/**
 * What is available of each quantity, by id. Configurable sources, such as detectors, are listed with their default
 * configuration. Every look-up by id throws {@link IllegalArgumentException} with the list of choices if there is none.
 */
public final class PhysicsCatalog {
    private final SourceIndex<IonizationCrossSection> ionizationCrossSections;
    private final SourceIndex<RelaxationData> relaxationData;
    private final SourceIndex<EmissionLines> emissionLines;
    private final SourceIndex<MassAttenuation> massAttenuations;
    private final SourceIndex<Continuum> continua;
    private final SourceIndex<DetectorEfficiency> detectorEfficiencies;
    private final SourceIndex<DetectorResponse> detectorResponses;

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
        this.ionizationCrossSections = new SourceIndex<>("ionization cross-section", ionizationCrossSections);
        this.relaxationData = new SourceIndex<>("relaxation data", relaxationData);
        this.emissionLines = new SourceIndex<>("emission lines", emissionLines);
        this.massAttenuations = new SourceIndex<>("mass attenuation", massAttenuations);
        this.continua = new SourceIndex<>("continuum", continua);
        this.detectorEfficiencies = new SourceIndex<>("detector efficiency", detectorEfficiencies);
        this.detectorResponses = new SourceIndex<>("detector response", detectorResponses);
    }

    /** Everything that comes with this module. */
    public static PhysicsCatalog defaults() {
        return new PhysicsCatalog(
                Set.of(IonizationCrossSections.boteSalvat2009()),
                Set.of(RelaxationTables.xraylib4(), RelaxationTables.xraylib40()),
                Set.of(EmissionSpectra.boteXraylib4(), EmissionSpectra.boteXraylib40()),
                Set.of(MassAttenuations.xraylib4(), MassAttenuations.xraylib4LogLog()),
                Set.of(
                        Continua.lifshin(),
                        Continua.bernstein(2),
                        Continua.bernstein(3),
                        Continua.kramers(),
                        Continua.screenedBetheHeitler()),
                Set.of(DetectorEfficiencies.windowlessSdd()),
                Set.of(
                        DetectorResponses.fanoGaussian(),
                        DetectorResponses.withEscape(DetectorResponses.fanoGaussian()),
                        DetectorResponses.linearGaussian(),
                        DetectorResponses.hypermet(),
                        DetectorResponses.withEscape(DetectorResponses.hypermet())));
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
        sources.put("ionization", ionizationCrossSections.all());
        sources.put("relaxation", relaxationData.all());
        sources.put("emission-lines", emissionLines.all());
        sources.put("mass-attenuation", massAttenuations.all());
        sources.put("continuum", continua.all());
        sources.put("detector-efficiency", detectorEfficiencies.all());
        sources.put("detector-response", detectorResponses.all());
        return Collections.unmodifiableMap(sources);
    }
}
