package org.esmpy.bench.settings;

import java.util.Optional;
import org.esmpy.solver.analysis.UnusedSettings.SetBy;

/**
 * The number of starts of a single solver, and files of start factors.
 *
 * @param count number of starts, each with its own seed, of which the best is kept
 * @param w     file with W in the form of {@code W.csv} of a fit; empty for that of the initializer
 * @param h     file with H in the form of {@code H.npy} of a fit; empty for that of the initializer
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
