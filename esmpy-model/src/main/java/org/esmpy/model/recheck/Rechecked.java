package org.esmpy.model.recheck;

import java.util.List;
import java.util.Optional;

/**
 * The errors of a model that {@link Recheck} found.
 *
 * @param needsFlexibleContinuum whether a continuum with more terms is clearly better
 * @param layer                  a layer in front of the detector
 * @param ratios                 elements whose soft and hard lines disagree beyond counting and thickness
 */
public record Rechecked(boolean needsFlexibleContinuum, Optional<FoundLayer> layer, List<LineRatio> ratios) {
    public Rechecked {
        ratios = List.copyOf(ratios);
    }

    /** The result for a model without errors. */
    public static Rechecked nothing() {
        return new Rechecked(false, Optional.empty(), List.of());
    }

    /** Whether no error was found. */
    public boolean isEmpty() {
        return !needsFlexibleContinuum && layer.isEmpty() && ratios.isEmpty();
    }
}
