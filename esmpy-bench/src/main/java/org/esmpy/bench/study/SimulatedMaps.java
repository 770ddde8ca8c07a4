package org.esmpy.bench.study;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.esmpy.model.SpectrumImage;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.sim.PhantomFactory;
import org.esmpy.sim.Variation;

/** The maps of a study: each is simulated when the first run asks for it, and forgotten after the last. Thread-safe. */
final class SimulatedMaps {
    private final Map<String, PhantomFactory> phantoms;
    private final PhysicsTables physics;
    private final Map<Key, Slot> slots = new HashMap<>();

    /**
     * @param phantoms by the names that the study has for them
     * @param runs     all that will ask, once each
     */
    SimulatedMaps(Map<String, PhantomFactory> phantoms, PhysicsTables physics, List<StudyRun> runs) {
        this.phantoms = new LinkedHashMap<>(phantoms);
        this.physics = physics;
        runs.forEach(run -> slots.computeIfAbsent(Key.of(run), key -> new Slot()).users++);
    }

    /** The map of a run. */
    SpectrumImage get(StudyRun run) {
        Slot slot;
        synchronized (slots) {
            slot = slots.get(Key.of(run));
        }
        return slot.get(() -> phantoms.get(run.phantom())
                .vary(Variation.ofSeed(run.seed()))
                .create(physics)
                .simulate(run.dose(), run.seed()));
    }

    /** A run has ended. */
    void release(StudyRun run) {
        synchronized (slots) {
            if (--slots.get(Key.of(run)).users == 0) {
                slots.remove(Key.of(run));
            }
        }
    }

    /** What decides the map of a run. */
    private record Key(String phantom, double dose, long seed) {
        static Key of(StudyRun run) {
            return new Key(run.phantom(), run.dose(), run.seed());
        }
    }

    /** A map and how many runs will still ask for it. */
    private static final class Slot {
        private int users;
        private Optional<SpectrumImage> image = Optional.empty();

        synchronized SpectrumImage get(Supplier<SpectrumImage> simulation) {
            if (image.isEmpty()) {
                image = Optional.of(simulation.get());
            }
            return image.get();
        }
    }
}
