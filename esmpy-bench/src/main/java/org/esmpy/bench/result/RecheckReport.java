package org.esmpy.bench.result;

import java.util.List;
import java.util.Optional;
import org.esmpy.model.recheck.FoundLayer;
import org.esmpy.model.recheck.LineRatio;
import org.esmpy.model.recheck.Rechecked;

/**
 * Corrections of the physics that were found with the phases of a first fit, for {@code result.json}. The final fit
 * uses them.
 *
 * @param flexibleContinuum whether the flexible continuum was chosen
 * @param layer             absorbing layer in front of the detector
 * @param ratios            ratios of soft to hard lines
 */
record RecheckReport(boolean flexibleContinuum, Optional<LayerReport> layer, List<RatioReport> ratios) {
    RecheckReport {
        ratios = List.copyOf(ratios);
    }

    static RecheckReport of(Rechecked found) {
        return new RecheckReport(
                found.needsFlexibleContinuum(),
                found.layer().map(LayerReport::of),
                found.ratios().stream().map(RatioReport::of).toList());
    }

    /** A layer, with its thickness and the standard error of that, µm. */
    record LayerReport(String material, double thicknessUm, double se, double gainNats) {
        static LayerReport of(FoundLayer found) {
            return new LayerReport(
                    found.name(), found.layer().thicknessUm(), found.standardErrorUm(), found.gainNats());
        }
    }

    /** Factor by which lines of an element below an energy are stronger, relative to the others, than in the tables. */
    record RatioReport(String element, double energyKeV, double ratio, double se) {
        static RatioReport of(LineRatio ratio) {
            return new RatioReport(ratio.element().symbol(), ratio.energyKeV(), ratio.ratio(), ratio.standardError());
        }
    }
}
