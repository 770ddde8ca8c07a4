package org.esmpy.physics.catalog;

import java.util.List;
import java.util.function.Supplier;
import org.esmpy.physics.Continuum;
import org.esmpy.physics.DetectorEfficiency;
import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.EmissionLines;
import org.esmpy.physics.IonizationCrossSection;
import org.esmpy.physics.MassAttenuation;
import org.esmpy.physics.RelaxationData;
import org.esmpy.physics.attenuation.MassAttenuations;
import org.esmpy.physics.continuum.Continua;
import org.esmpy.physics.detector.DetectorEfficiencies;
import org.esmpy.physics.detector.DetectorResponses;
import org.esmpy.physics.emission.EmissionSpectra;
import org.esmpy.physics.ionization.IonizationCrossSections;
import org.esmpy.physics.relaxation.RelaxationTables;

/** The physics that comes with this module, listed here only: the catalog and the wiring for Guice read these lists. */
public final class BuiltInPhysics {
    public static final List<Supplier<IonizationCrossSection>> IONIZATION_CROSS_SECTIONS =
            List.of(IonizationCrossSections::boteSalvat2009);

    public static final List<Supplier<RelaxationData>> RELAXATION_DATA =
            List.of(RelaxationTables::xraylib4, RelaxationTables::xraylib40);

    public static final List<Supplier<EmissionLines>> EMISSION_LINES =
            List.of(EmissionSpectra::boteXraylib4, EmissionSpectra::boteXraylib40);

    public static final List<Supplier<MassAttenuation>> MASS_ATTENUATIONS =
            List.of(MassAttenuations::xraylib4, MassAttenuations::xraylib4LogLog);

    public static final List<Supplier<Continuum>> CONTINUA = List.of(
            Continua::lifshin,
            () -> Continua.bernstein(2),
            () -> Continua.bernstein(3),
            Continua::kramers,
            Continua::screenedBetheHeitler);

    public static final List<Supplier<DetectorEfficiency>> DETECTOR_EFFICIENCIES =
            List.of(DetectorEfficiencies::windowlessSdd);

    public static final List<Supplier<DetectorResponse>> DETECTOR_RESPONSES = List.of(
            () -> DetectorResponses.fanoGaussian(),
            () -> DetectorResponses.withEscape(DetectorResponses.fanoGaussian()),
            () -> DetectorResponses.linearGaussian(),
            () -> DetectorResponses.hypermet(),
            () -> DetectorResponses.withEscape(DetectorResponses.hypermet()));

    private BuiltInPhysics() {}
}
