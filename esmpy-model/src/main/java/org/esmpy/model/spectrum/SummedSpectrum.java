package org.esmpy.model.spectrum;

import java.util.Arrays;
import org.esmpy.model.EnergyAxis;
import org.esmpy.physics.catalog.PhysicsTables;

/**
 * The counts of all pixels together, with energy axis, beam energy and physics. The array is shared: it must not be
 * written to.
 */
public final class SummedSpectrum {
    private final double[] counts;
    private final EnergyAxis axis;
    private final double beamKeV;
    private final PhysicsTables physics;

    /**
     * @param counts  L values of at least 0; shared
     * @param axis    L channels, as the file has them
     * @param beamKeV energy of the beam, keV
     * @param physics where lines, efficiency and bremsstrahlung come from; the line shape is that of an
     *     {@link Instrument}
     * @throws IllegalArgumentException if numbers of channels differ or the energy is not positive
     */
    public SummedSpectrum(double[] counts, EnergyAxis axis, double beamKeV, PhysicsTables physics) {
        if (counts.length != axis.channels()) {
            throw new IllegalArgumentException(
                    "a spectrum of " + counts.length + " channels has no axis of " + axis.channels());
        }
        if (!(beamKeV > 0 && Double.isFinite(beamKeV))) {
            throw new IllegalArgumentException("the beam energy must be positive and finite, got " + beamKeV + " keV");
        }
        this.counts = counts;
        this.axis = axis;
        this.beamKeV = beamKeV;
        this.physics = physics;
    }

    /** The counts, L values; shared. */
    double[] counts() {
        return counts;
    }

    /** The channels as the file has them. */
    public EnergyAxis axis() {
        return axis;
    }

    public double beamKeV() {
        return beamKeV;
    }

    public PhysicsTables physics() {
        return physics;
    }

    /** Sum of the counts. */
    public double total() {
        return Arrays.stream(counts).sum();
    }

    /** The same spectrum with other physics, for instance another continuum. */
    public SummedSpectrum withPhysics(PhysicsTables other) {
        return new SummedSpectrum(counts, axis, beamKeV, other);
    }
}
