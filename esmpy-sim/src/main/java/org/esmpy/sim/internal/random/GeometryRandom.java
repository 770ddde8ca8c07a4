package org.esmpy.sim.internal.random;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Creates the random generators for a geometry, such as the places of grains and dead pixels; they are independent of
 * the noise.
 */
public final class GeometryRandom {
    /** Algorithm of these random numbers and of the noise. */
    public static final String ALGORITHM = "L64X128MixRandom";

    /** Spreads small numbers over all bits: 2⁶⁴ over the golden ratio. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private GeometryRandom() {}

    /**
     * A new generator.
     *
     * @param seed    seed
     * @param purpose what the numbers are for; the numbers for different purposes, and the noise, are independent,
     *                unless the hash codes of two purposes differ in their last bit alone, as those of one-letter
     *                changes at the end may
     */
    public static RandomGenerator of(long seed, String purpose) {
        return RandomGeneratorFactory.of(ALGORITHM).create(seed ^ SPREAD * (purpose.hashCode() | 1));
    }
}
