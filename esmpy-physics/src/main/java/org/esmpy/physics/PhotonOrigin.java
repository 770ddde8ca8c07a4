package org.esmpy.physics;

/**
 * Photons of one energy, of which a detector records a share at a given energy, not necessarily their own.
 *
 * @param energyKeV energy of the photons, keV
 * @param share     share that is recorded at the given energy, 0…1
 */
public record PhotonOrigin(double energyKeV, double share) {}
