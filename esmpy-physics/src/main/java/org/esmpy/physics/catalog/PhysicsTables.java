package org.esmpy.physics.catalog;

import java.util.List;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Continuum;
import org.esmpy.physics.ContinuumTerm;
import org.esmpy.physics.DetectorEfficiency;
import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.EmissionLines;
import org.esmpy.physics.MassAttenuation;
import org.esmpy.physics.PhysicsSource;
import org.esmpy.physics.attenuation.MassAttenuations;
import org.esmpy.physics.continuum.Continua;
import org.esmpy.physics.detector.DetectorEfficiencies;
import org.esmpy.physics.detector.DetectorResponses;
import org.esmpy.physics.emission.EmissionSpectra;
import org.esmpy.plugin.ImplementationException;

/** One chosen implementation of each quantity: all the physics that a spectrum is computed from. */
public record PhysicsTables(
        EmissionLines emissionLines,
        MassAttenuation massAttenuation,
        Continuum continuum,
        DetectorEfficiency detectorEfficiency,
        DetectorResponse detectorResponse) {

    /**
     * {@code bote-xraylib-4}, {@code xraylib-4}, {@code lifshin}, a windowless {@code layered-sdd} and
     * {@code fano-gaussian} with 130 eV at Mn Kα.
     */
    public static PhysicsTables defaults() {
        return new PhysicsTables(
                EmissionSpectra.boteXraylib4(),
                MassAttenuations.xraylib4(),
                Continua.lifshin(),
                DetectorEfficiencies.windowlessSdd(),
                DetectorResponses.fanoGaussian());
    }

    /**
     * The terms of the continuum.
     *
     * @throws ImplementationException if it gives none, or one without a name or a function
     */
    public List<ContinuumTerm> continuumTerms(double beamKeV, double topKeV, Composition specimen) {
        List<ContinuumTerm> terms = continuum.terms(beamKeV, topKeV, specimen);
        if (terms == null || terms.isEmpty()) {
            throw new ImplementationException(
                    "continuum", continuum.id(), "gives no terms (" + terms + "); expected at least one", null);
        }
        for (ContinuumTerm term : terms) {
            if (term == null || term.name() == null || term.perKeV() == null) {
                throw new ImplementationException(
                        "continuum", continuum.id(), "gives a term without a name or a function: " + term, null);
            }
        }
        return terms;
    }

    /** The sources, in the order of the components. */
    public List<PhysicsSource> sources() {
        return List.of(emissionLines, massAttenuation, continuum, detectorEfficiency, detectorResponse);
    }

    public PhysicsTables withEmissionLines(EmissionLines other) {
        return new PhysicsTables(other, massAttenuation, continuum, detectorEfficiency, detectorResponse);
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
