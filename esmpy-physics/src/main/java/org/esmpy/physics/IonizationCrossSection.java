package org.esmpy.physics;

/** Electron-impact ionisation of an atomic subshell. */
public interface IonizationCrossSection extends PhysicsSource {
    /**
     * Total cross-section for one electron on one atom.
     *
     * @param z       atomic number
     * @param shell   ionised subshell
     * @param beamKeV kinetic energy of the electron, keV; positive
     * @return cross-section, cm² (0 at and below the edge)
     * @throws UnsupportedRangeException if the source has no data for {@code z} and {@code shell}; never a silent 0
     */
    double crossSectionCm2(int z, Subshell shell, double beamKeV);

    /** Whether the source has data for this subshell. */
    boolean covers(int z, Subshell shell);
}
