package org.esmpy.bench.settings;

import java.util.Optional;
import org.esmpy.solver.analysis.UnusedSettings.SetBy;

/**
 * Where a single solver starts besides its initializer.
 *
 * @param count number of starts, each with its own seed, of which the best is kept
 * @param w     file with W as a fit leaves it, {@code W.csv}; empty for the initializer's
 * @param h     file with H as a fit leaves it, {@code H.npy}; empty for the initializer's
 */
public record StartSettings(
        @SetBy("--starts") int count,
        @SetBy("--init-w") Optional<String> w,
        @SetBy("--init-h") Optional<String> h) {
    public StartSettings {
        if (count < 1) {
            throw new IllegalArgumentException("a fit needs at least 1 start, got " + count);
        }
        if (count > 1 && w.isPresent() && h.isPresent()) {
            throw new IllegalArgumentException(
                    count + " starts from the same W and H give one result; leave out W, H or the number of starts");
        }
    }

    public static StartSettings defaults() {
        return new StartSettings(1, Optional.empty(), Optional.empty());
    }

    /** Whether W or H come from a file. */
    public boolean hasFiles() {
        return w.isPresent() || h.isPresent();
    }
}
