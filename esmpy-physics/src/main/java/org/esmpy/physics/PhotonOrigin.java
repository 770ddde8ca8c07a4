package org.esmpy.physics;

/**
 * Photons that a detector records at another energy than their own.
 *
 * @param energyKeV energy of the photons, keV
 * @param share     share of them that is recorded there, 0…1
 */
public record PhotonOrigin(double energyKeV, double share) {}
