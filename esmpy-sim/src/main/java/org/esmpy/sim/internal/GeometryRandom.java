package org.esmpy.sim.internal;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.esmpy.sim.Phantom;

/** Random numbers that place grains and particles: other ones than the noise of the same seed is drawn from. */
public final class GeometryRandom {
    /** Keeps geometry and noise apart when both are given the same seed. */
    private static final long STREAM = 0x9E3779B97F4A7C15L;

    private GeometryRandom() {}

    /** A new generator of a seed. */
    public static RandomGenerator of(long seed) {
        return RandomGeneratorFactory.of(Phantom.RANDOM_ALGORITHM).create(seed ^ STREAM);
    }
}
