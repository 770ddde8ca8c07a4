package org.esmpy.physics;

import java.util.List;

/** One chosen implementation of each quantity, passed by value to whoever computes a spectrum. */
public record PhysicsTables(
        EmissionLines emissionLines,
        MassAttenuation massAttenuation,
        Continuum continuum,
        DetectorEfficiency detectorEfficiency,
        DetectorResponse detectorResponse) {

    /** The sources, in the order of the components. */
    public List<PhysicsSource> sources() {
        return List.of(emissionLines, massAttenuation, continuum, detectorEfficiency, detectorResponse);
    }

    public PhysicsTables withEmissionLines(EmissionLines other) {
        return new PhysicsTables(other, massAttenuation, continuum, detectorEfficiency, detectorResponse);
    }

    public PhysicsTables withMassAttenuation(MassAttenuation other) {
        return new PhysicsTables(emissionLines, other, continuum, detectorEfficiency, detectorResponse);
    }

    public PhysicsTables withContinuum(Continuum other) {
        return new PhysicsTables(emissionLines, massAttenuation, other, detectorEfficiency, detectorResponse);
    }

    public PhysicsTables withDetectorEfficiency(DetectorEfficiency other) {
        return new PhysicsTables(emissionLines, massAttenuation, continuum, other, detectorResponse);
    }

    public PhysicsTables withDetectorResponse(DetectorResponse other) {
        return new PhysicsTables(emissionLines, massAttenuation, continuum, detectorEfficiency, other);
    }
}
