package org.esmpy.physics.relaxation;

/**
 * The mean number of vacancies that one vacancy makes in another subshell, by cause.
 *
 * @param radiative    by emission of a photon, between different shells
 * @param auger        by Auger decay, between different shells; both holes counted
 * @param costerKronig within a shell, with and without a photon
 */
record Transfer(double radiative, double auger, double costerKronig) {
    static final Transfer NONE = new Transfer(0, 0, 0);
}
