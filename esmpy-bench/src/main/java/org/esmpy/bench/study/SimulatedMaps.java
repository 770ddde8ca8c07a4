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

/** Simulates the maps of a study when the first run needs them, and drops each after the last. Thread-safe. */
final class SimulatedMaps {
    private final Map<String, PhantomFactory> phantoms;
    private final PhysicsTables physics;
    private final Map<Key, Slot> slots = new HashMap<>();

    /**
     * @param phantoms phantoms by their names in the study
     * @param runs     all runs that will need a map
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

    /** Drops the map of an ended run if no other run needs it. */
    void release(StudyRun run) {
        synchronized (slots) {
            if (--slots.get(Key.of(run)).users == 0) {
                slots.remove(Key.of(run));
            }
        }
    }

    /** The part of a run that determines its map. */
    private record Key(String phantom, double dose, long seed) {
        static Key of(StudyRun run) {
            return new Key(run.phantom(), run.dose(), run.seed());
        }
    }

    /** A map and the number of runs that will still need it. */
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
