package org.esmpy.physics.guice;

import com.google.inject.AbstractModule;
import com.google.inject.Binder;
import com.google.inject.multibindings.Multibinder;
import java.util.List;
import java.util.function.Supplier;
import org.esmpy.physics.Continuum;
import org.esmpy.physics.DetectorEfficiency;
import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.EmissionLines;
import org.esmpy.physics.IonizationCrossSection;
import org.esmpy.physics.MassAttenuation;
import org.esmpy.physics.RelaxationData;
import org.esmpy.physics.catalog.BuiltInPhysics;

/**
 * Makes the physics of this module available to {@link org.esmpy.physics.catalog.PhysicsCatalog}. A plug-in adds its
 * own in a module of its own: {@code PhysicsModule.emissionLines(binder()).addBinding().to(MyLines.class)}. Modules of
 * this class are equal, so installing it twice does no harm.
 */
@SuppressWarnings("exports") // Code that uses this class has Guice, which the module does not need otherwise.
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
        bind(ionizationCrossSections(binder()), BuiltInPhysics.IONIZATION_CROSS_SECTIONS);
        bind(relaxationData(binder()), BuiltInPhysics.RELAXATION_DATA);
        bind(emissionLines(binder()), BuiltInPhysics.EMISSION_LINES);
        bind(massAttenuations(binder()), BuiltInPhysics.MASS_ATTENUATIONS);
        bind(continua(binder()), BuiltInPhysics.CONTINUA);
        bind(detectorEfficiencies(binder()), BuiltInPhysics.DETECTOR_EFFICIENCIES);
        bind(detectorResponses(binder()), BuiltInPhysics.DETECTOR_RESPONSES);
    }

    private static <T> void bind(Multibinder<T> sources, List<Supplier<T>> builtIn) {
        builtIn.forEach(source -> sources.addBinding().toProvider(source::get));
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
