package org.esmpy.bench.settings;

import java.util.Optional;
import org.esmpy.solver.analysis.UnusedSettings.SetBy;

/**
 * Lower bounds of the factors of a single solver. A phase has the number in the result that it has in the files.
 *
 * @param lowerW file with lower bounds of W, in the form and units of the {@code W.csv} of a fit; 0 or an empty cell for
 *     none
 * @param lowerH file with lower bounds of H, in the form of the {@code H.npy} of a fit; 0 for none
 */
public record BoundSettings(
        @SetBy("--lower-w") Optional<String> lowerW,
        @SetBy("--lower-h") Optional<String> lowerH) {
    public static BoundSettings none() {
        return new BoundSettings(Optional.empty(), Optional.empty());
    }

    /** Whether nothing is bounded. */
    public boolean areNone() {
        return lowerW.isEmpty() && lowerH.isEmpty();
    }
}
