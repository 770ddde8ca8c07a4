package org.esmpy.bench.result;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.esmpy.model.recheck.ContinuumFactor;
import org.esmpy.model.recheck.FoundLayer;
import org.esmpy.model.recheck.LineRatio;
import org.esmpy.model.recheck.Rechecked;

/**
 * What the phases of a first fit showed of its physics, as {@code result.json} has it; the fit includes it.
 *
 * @param continuum how many times as strong as that of the model it is, at energies a factor of the root of 2 apart;
 *     empty where the model is right
 * @param layer     in front of the detector
 * @param ratios    of soft to hard lines
 * @param doubtful  ratios that disagree with the tables, which the fit does not use
 */
record RecheckReport(
        List<FactorReport> continuum,
        Optional<LayerReport> layer,
        List<RatioReport> ratios,
        List<RatioReport> doubtful) {
    private static final double STEP = Math.sqrt(2);

    RecheckReport {
        continuum = List.copyOf(continuum);
        ratios = List.copyOf(ratios);
        doubtful = List.copyOf(doubtful);
    }

    static RecheckReport of(Rechecked found) {
        return new RecheckReport(
                found.continuum().map(RecheckReport::factors).orElse(List.of()),
                found.layer().map(LayerReport::of),
                found.ratios().stream().map(RatioReport::of).toList(),
                found.doubtful().stream().map(RatioReport::of).toList());
    }

    private static List<FactorReport> factors(ContinuumFactor factor) {
        return DoubleStream.iterate(factor.fromKeV(), keV -> keV <= factor.toKeV(), keV -> keV * STEP)
                .mapToObj(keV -> new FactorReport(keV, factor.at(keV)))
                .toList();
    }

    /** So many times as strong as in the model at an energy. */
    record FactorReport(double energyKeV, double factor) {}

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
