package org.esmpy.physics;

/** Which ways of making a vacancy feed the emission of a line. */
public enum CascadeMode {
    /** Only the vacancies that the beam makes directly. */
    PRIMARY,
    /** Also the Coster–Kronig transfers within one shell. */
    COSTER_KRONIG,
    /** Also the radiative and Auger decays of deeper shells. */
    FULL
}
