package org.esmpy.physics;

import java.util.List;

/** The characteristic spectrum of a free atom under an electron beam. */
public interface EmissionLines extends PhysicsSource {
    /**
     * Lines that the beam can excite, with their emission cross-sections, in order of energy.
     *
     * @param element the atom
     * @param beamKeV kinetic energy of the electron, keV; positive
     * @return lines with a positive cross-section; empty if the beam is below every edge
     * @throws UnsupportedRangeException if the source has no data for {@code element} or {@code beamKeV}
     */
    List<LineEmission> lines(Element element, double beamKeV);
}
