package org.esmpy.model.recheck;

import java.util.List;
import java.util.Optional;

/**
 * The errors of a model that {@link Recheck} found.
 *
 * @param continuum by what the continuum differs from that of the model
 * @param layer     a layer in front of the detector
 * @param ratios    elements whose soft and hard lines disagree beyond counting and thickness
 * @param doubtful  elements whose soft and hard lines disagree, together with those of the others, more than chance makes
 *     them; they change nothing
 */
public record Rechecked(
        Optional<ContinuumFactor> continuum,
        Optional<FoundLayer> layer,
        List<LineRatio> ratios,
        List<LineRatio> doubtful) {
    public Rechecked {
        ratios = List.copyOf(ratios);
        doubtful = List.copyOf(doubtful);
    }

    /** The result for a model without errors. */
    public static Rechecked nothing() {
        return new Rechecked(Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    /** The same with what a later look at a fit with it found, except what an earlier look found already. */
    public Rechecked with(Rechecked later) {
        return new Rechecked(
                continuum.or(later::continuum),
                layer.or(later::layer),
                ratios.isEmpty() ? later.ratios : ratios,
                later.doubtful);
    }

    /** Whether a fit with it has the same physics as one with another. */
    public boolean isAs(Rechecked other) {
        return continuum.equals(other.continuum) && layer.equals(other.layer) && ratios.equals(other.ratios);
    }

    /** Whether no error was found. */
    public boolean isEmpty() {
        return isAs(nothing());
    }
}
