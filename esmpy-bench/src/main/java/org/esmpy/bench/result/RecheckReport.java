package org.esmpy.bench.result;

import java.util.List;
import java.util.Optional;
import org.esmpy.model.recheck.FoundLayer;
import org.esmpy.model.recheck.LineRatio;
import org.esmpy.model.recheck.Rechecked;

/**
 * What the phases of a first fit showed of its physics, as {@code result.json} has it; the fit includes it.
 *
 * @param flexibleContinuum whether the continuum is the flexible one for this reason
 * @param layer             in front of the detector
 * @param ratios            of soft to hard lines
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

    /** Lines of an element below an energy: so many times as strong beside the others as tables say. */
    record RatioReport(String element, double energyKeV, double ratio, double se) {
        static RatioReport of(LineRatio ratio) {
            return new RatioReport(ratio.element().symbol(), ratio.energyKeV(), ratio.ratio(), ratio.standardError());
        }
    }
}
