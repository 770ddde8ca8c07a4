package org.esmpy.physics.guice;

import com.google.inject.AbstractModule;
import com.google.inject.Binder;
import com.google.inject.multibindings.Multibinder;
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

/**
 * Makes the physics of this module available to {@link org.esmpy.physics.PhysicsCatalog}. A plug-in adds its own in a
 * module of its own: {@code PhysicsModule.emissionLines(binder()).addBinding().to(MyLines.class)}. Modules of this class
 * are equal, so installing it twice does no harm.
 */
@SuppressWarnings("exports") // Whoever uses this class has Guice; it is no need of the module.
public final class PhysicsModule extends AbstractModule {
    public static Multibinder<IonizationCrossSection> ionizationCrossSections(Binder binder) {
        return Multibinder.newSetBinder(binder, IonizationCrossSection.class);
    }

    public static Multibinder<RelaxationData> relaxationData(Binder binder) {
        return Multibinder.newSetBinder(binder, RelaxationData.class);
    }

    public static Multibinder<EmissionLines> emissionLines(Binder binder) {
        return Multibinder.newSetBinder(binder, EmissionLines.class);
    }

    public static Multibinder<MassAttenuation> massAttenuations(Binder binder) {
        return Multibinder.newSetBinder(binder, MassAttenuation.class);
    }

    public static Multibinder<Continuum> continua(Binder binder) {
        return Multibinder.newSetBinder(binder, Continuum.class);
    }

    public static Multibinder<DetectorEfficiency> detectorEfficiencies(Binder binder) {
        return Multibinder.newSetBinder(binder, DetectorEfficiency.class);
    }

    public static Multibinder<DetectorResponse> detectorResponses(Binder binder) {
        return Multibinder.newSetBinder(binder, DetectorResponse.class);
    }

    @Override
    protected void configure() {
        ionizationCrossSections(binder()).addBinding().toProvider(IonizationCrossSections::boteSalvat2009);
        relaxationData(binder()).addBinding().toProvider(RelaxationTables::xraylib4);
        relaxationData(binder()).addBinding().toProvider(RelaxationTables::xraylib40);
        emissionLines(binder()).addBinding().toProvider(EmissionSpectra::boteXraylib4);
        emissionLines(binder()).addBinding().toProvider(EmissionSpectra::boteXraylib40);
        massAttenuations(binder()).addBinding().toProvider(MassAttenuations::xraylib4);
        massAttenuations(binder()).addBinding().toProvider(MassAttenuations::xraylib4LogLog);
        continua(binder()).addBinding().toProvider(Continua::lifshin);
        continua(binder()).addBinding().toProvider(() -> Continua.bernstein(2));
        continua(binder()).addBinding().toProvider(() -> Continua.bernstein(3));
        continua(binder()).addBinding().toProvider(Continua::kramers);
        continua(binder()).addBinding().toProvider(Continua::screenedBetheHeitler);
        detectorEfficiencies(binder()).addBinding().toProvider(DetectorEfficiencies::windowlessSdd);
        detectorResponses(binder()).addBinding().toProvider(() -> DetectorResponses.fanoGaussian());
        detectorResponses(binder()).addBinding().toProvider(() -> DetectorResponses.linearGaussian());
        detectorResponses(binder()).addBinding().toProvider(() -> DetectorResponses.hypermet());
        detectorResponses(binder())
                .addBinding()
                .toProvider(() -> DetectorResponses.withEscape(DetectorResponses.fanoGaussian()));
        detectorResponses(binder())
                .addBinding()
                .toProvider(() -> DetectorResponses.withEscape(DetectorResponses.hypermet()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PhysicsModule;
    }

    @Override
    public int hashCode() {
        return PhysicsModule.class.hashCode();
    }
}
