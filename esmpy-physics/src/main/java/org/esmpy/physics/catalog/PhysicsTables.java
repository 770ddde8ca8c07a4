package org.esmpy.physics.catalog;

import java.util.List;
import java.util.Locale;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Continuum;
import org.esmpy.physics.ContinuumTerm;
import org.esmpy.physics.DetectorEfficiency;
import org.esmpy.physics.DetectorResponse;
import org.esmpy.physics.Element;
import org.esmpy.physics.EmissionLines;
import org.esmpy.physics.LineEmission;
import org.esmpy.physics.MassAttenuation;
import org.esmpy.physics.PhysicsSource;
import org.esmpy.physics.UnsupportedRangeException;
import org.esmpy.physics.attenuation.MassAttenuations;
import org.esmpy.physics.continuum.Continua;
import org.esmpy.physics.detector.DetectorEfficiencies;
import org.esmpy.physics.detector.DetectorResponses;
import org.esmpy.physics.emission.EmissionSpectra;
import org.esmpy.plugin.ImplementationException;

/**
 * One chosen implementation of each quantity: all the physics that a spectrum is computed from. What a plug-in gives that is no
 * possible number is refused with its name, before a model is made of it.
 */
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
     * @throws ImplementationException if it gives none, or one without a name or a function; the functions throw it for a
     *     value that is negative or not finite
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
        return terms.stream().map(this::checked).toList();
    }

    /**
     * The lines of an element.
     *
     * @throws UnsupportedRangeException if there are no data
     * @throws ImplementationException   if a cross-section is negative or not finite
     */
    public List<LineEmission> lines(Element element, double beamKeV) {
        List<LineEmission> lines = emissionLines.lines(element, beamKeV);
        for (LineEmission emission : lines) {
            checked(
                    "emission lines",
                    emissionLines,
                    emission.crossSectionCm2(),
                    emission.line().energyKeV());
        }
        return lines;
    }

    /**
     * Share of the photons of an energy that the detector counts, 0…1.
     *
     * @throws ImplementationException if it is negative or not finite
     */
    public double efficiency(double energyKeV) {
        return checked("detector efficiency", detectorEfficiency, detectorEfficiency.efficiency(energyKeV), energyKeV);
    }

    /**
     * Mass attenuation of an element, cm²/g.
     *
     * @param z atomic number
     * @throws ImplementationException if it is negative or not finite
     */
    public double totalCm2PerG(int z, double energyKeV) {
        return checked("mass attenuation", massAttenuation, massAttenuation.totalCm2PerG(z, energyKeV), energyKeV);
    }

    /**
     * Shares of a line that are recorded between edges, keV: one less than there are edges.
     *
     * @throws ImplementationException if one is negative or not finite
     */
    public double[] fractions(double lineKeV, double[] edgesKeV) {
        double[] fractions = detectorResponse.fractions(lineKeV, edgesKeV);
        for (double fraction : fractions) {
            checked("detector response", detectorResponse, fraction, lineKeV);
        }
        return fractions;
    }

    private ContinuumTerm checked(ContinuumTerm term) {
        return new ContinuumTerm(
                term.name(),
                keV -> checked("continuum", continuum, term.perKeV().applyAsDouble(keV), keV));
    }

    private static double checked(String kind, PhysicsSource source, double value, double energyKeV) {
        if (value >= 0 && value < Double.POSITIVE_INFINITY) {
            return value;
        }
        throw new ImplementationException(
                kind,
                source.id(),
                String.format(
                        Locale.ROOT, "gives %s at %.4f keV; expected a finite number of 0 or more", value, energyKeV),
                null);
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
