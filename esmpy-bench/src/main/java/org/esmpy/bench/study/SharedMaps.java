package org.esmpy.bench.study;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.esmpy.model.SpectrumImage;

/**
 * The maps of a study: each is simulated or read when the first run asks for it, and forgotten after the last. Thread-safe.
 */
final class SharedMaps {
    private final Map<String, Source> sources;
    private final Map<Key, Slot> slots = new HashMap<>();

    /**
     * @param sources by the names that the study has for them
     * @param runs    all that will ask, once each
     */
    SharedMaps(Map<String, Source> sources, List<StudyRun> runs) {
        this.sources = Map.copyOf(sources);
        runs.forEach(run -> slots.computeIfAbsent(Key.of(run), key -> new Slot()).users++);
    }

    /** The map of a run. */
    SpectrumImage get(StudyRun run) throws IOException {
        Slot slot;
        synchronized (slots) {
            slot = slots.get(Key.of(run));
        }
        return slot.get(run, sources.get(run.phantom()));
    }

    /** Drops the map of an ended run if no other run needs it. */
    void release(StudyRun run) {
        synchronized (slots) {
            if (--slots.get(Key.of(run)).users == 0) {
                slots.remove(Key.of(run));
            }
        }
    }

    /** Makes the map of a run. */
    interface Source {
        SpectrumImage map(StudyRun run) throws IOException;
    }

    /** What decides the map of a run. */
    private record Key(String phantom, double dose, long seed) {
        static Key of(StudyRun run) {
            return new Key(run.phantom(), run.dose(), run.seed());
        }
    }

    /** A map and the number of runs that will still need it. */
    private static final class Slot {
        private int users;
        private Optional<SpectrumImage> image = Optional.empty();

        synchronized SpectrumImage get(StudyRun run, Source source) throws IOException {
            if (image.isEmpty()) {
                image = Optional.of(source.map(run));
            }
            return image.get();
        }
    }
}
