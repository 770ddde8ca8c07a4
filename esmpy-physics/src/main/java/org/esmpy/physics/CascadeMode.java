package org.esmpy.physics;

/** The ways of making a vacancy that are counted in the emission of a line. */
public enum CascadeMode {
    /** Only the vacancies that the beam makes directly. */
    PRIMARY,
    /** Also the Coster–Kronig transfers within one shell. */
    COSTER_KRONIG,
    /** Also the radiative and Auger decays of deeper shells. */
    FULL
}
