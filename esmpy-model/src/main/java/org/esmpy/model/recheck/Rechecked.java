package org.esmpy.model.recheck;

import java.util.List;
import java.util.Optional;

/**
 * What the summed spectrum says of the physics of a fit.
 *
 * @param needsFlexibleContinuum whether a continuum with more terms is clearly better
 * @param layer                  a layer in front of the detector
 * @param ratios                 elements whose soft and hard lines disagree beyond counting and thickness
 */
public record Rechecked(boolean needsFlexibleContinuum, Optional<FoundLayer> layer, List<LineRatio> ratios) {
    public Rechecked {
        ratios = List.copyOf(ratios);
    }

    /** A model that is right as it is. */
    public static Rechecked nothing() {
        return new Rechecked(false, Optional.empty(), List.of());
    }

    /** Whether the model is right as it is. */
    public boolean isEmpty() {
        return !needsFlexibleContinuum && layer.isEmpty() && ratios.isEmpty();
    }
}
