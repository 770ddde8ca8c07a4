package org.esmpy.physics;

/**
 * A characteristic X-ray line.
 *
 * @param element      the emitting element
 * @param vacancy      subshell of the initial vacancy
 * @param donor        subshell the electron comes from
 * @param siegbahn     Siegbahn name such as {@code "Ka1"}; empty if the line has none
 * @param energyKeV    photon energy, keV
 * @param relativeRate share of the radiative decays of the vacancy, 0…1
 */
public record Line(
        Element element, Subshell vacancy, Subshell donor, String siegbahn, double energyKeV, double relativeRate) {
    public Line {
        if (!(energyKeV > 0) || !(relativeRate >= 0)) {
            throw new IllegalArgumentException("a line needs a positive energy and a rate of at least 0, got "
                    + energyKeV + " keV and " + relativeRate);
        }
    }

    /** IUPAC name, e.g. {@code "K-L3"}. */
    public String iupac() {
        return vacancy + "-" + donor;
    }
}
