package org.esmpy.physics;

/** Electron-impact ionisation of an atomic subshell. */
public interface IonizationCrossSection extends PhysicsSource {
    /**
     * Total cross-section for one electron on one atom.
     *
     * @param z       atomic number
     * @param shell   ionised subshell
     * @param beamKeV kinetic energy of the electron, keV; positive
     * @return cross-section, cm² (0 at and below the edge); at most 1e-14, the area of the largest atom
     * @throws UnsupportedRangeException if the source has no data for {@code z} and {@code shell}; never a silent 0;
     *     the message names the subshell
     * @throws IllegalArgumentException if {@code beamKeV} is not positive and finite
     */
    double crossSectionCm2(int z, Subshell shell, double beamKeV);

    /** Whether the source has data for this subshell. */
    boolean covers(int z, Subshell shell);
}
