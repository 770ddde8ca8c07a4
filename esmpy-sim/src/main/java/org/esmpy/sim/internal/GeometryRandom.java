package org.esmpy.sim.internal;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.esmpy.sim.Phantom;

/** Random numbers that are no noise: where grains and particles are, which pixels are dead. */
public final class GeometryRandom {
    /** Spreads small numbers over all bits: 2⁶⁴ over the golden ratio. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private GeometryRandom() {}

    /**
     * A new generator.
     *
     * @param seed    seed
     * @param purpose what the numbers are for; the numbers for different purposes, and the noise, are independent
     */
    public static RandomGenerator of(long seed, String purpose) {
        return RandomGeneratorFactory.of(Phantom.RANDOM_ALGORITHM).create(seed ^ SPREAD * (purpose.hashCode() | 1));
    }
}
