package org.esmpy.sim;

import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.esmpy.model.SpectrumImage;
import org.esmpy.sim.internal.random.GeometryRandom;

/** A simulated specimen of which phases, spectra and maps are known. Implementations are immutable and thread-safe. */
public interface Phantom {
    /** Algorithm that {@link #simulate(double, long)} draws its random numbers with. */
    String RANDOM_ALGORITHM = GeometryRandom.ALGORITHM;

    /** Permanent kebab-case id, e.g. {@code "brg-fp-capv"}. */
    String id();

    /** Description of the specimen in one sentence. */
    String description();

    /**
     * The result of a perfect decomposition.
     *
     * @param dose counts per pixel of a phase of brightness 1; positive and finite
     */
    GroundTruth truth(double dose);

    /**
     * Simulates a measurement: Poisson counts of {@link #truth}, with axes, acquisition and elements, and the truth
     * attached. The notes name the phantom ({@code "simulation/phantom"}) and the dose ({@code "simulation/dose"}).
     *
     * @param dose   counts per pixel of a phase of brightness 1; positive and finite
     * @param random source of randomness; advanced
     */
    SpectrumImage simulate(double dose, RandomGenerator random);

    /**
     * Simulates a measurement that can be repeated: {@link #simulate(double, RandomGenerator)} with a new generator,
     * which the notes {@code "simulation/seed"} and {@code "simulation/random"} describe.
     */
    default SpectrumImage simulate(double dose, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of(RANDOM_ALGORITHM).create(seed);
        SpectrumImage image = simulate(dose, random);
        Map<String, String> notes = new TreeMap<>(image.metadata().notes());
        notes.put("simulation/seed", Long.toString(seed));
        notes.put("simulation/random", RANDOM_ALGORITHM);
        return image.withMetadata(image.metadata().withNotes(notes));
    }
}
