package org.esmpy.bench.calibrate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.esmpy.bench.physics.PhysicsChoice;
import org.esmpy.bench.settings.MaskSettings;
import org.esmpy.bench.settings.PhysicsSettings;
import org.esmpy.model.Basis;
import org.esmpy.model.edx.EdxModelBuilder;
import org.esmpy.model.recheck.FittedSum;
import org.esmpy.model.recheck.FoundLayer;
import org.esmpy.model.recheck.Recheck;
import org.esmpy.model.recheck.Rechecked;
import org.esmpy.model.spectrum.FamilySplits;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.physics.detector.DetectorEfficiencies;
import org.esmpy.solver.analysis.Outcome;

/**
 * Compares the summed spectrum with the phases that a fit found, each with its own film, and finds errors of the
 * physics that could not be told from differences of the films before.
 */
final class PhasesRecheck {
    private final FittedData data;
    private final PhysicsTables tables;

    PhasesRecheck(FittedData data, PhysicsTables tables) {
        this.data = data;
        this.tables = tables;
    }

    /** Corrections of the physics; none where the settings do not allow them or the fit does not determine them. */
    Rechecked find(Outcome outcome) {
        boolean may = data.settings().calibration().isAuto()
                && data.findsThicknessOfPhases()
                && outcome.pipeline().isPresent()
                && outcome.basis().isPresent()
                && data.settings().masks().equals(MaskSettings.none());
        if (!may) {
            return Rechecked.nothing();
        }
        EdxModelBuilder split = data.builder(tables);
        double beamKeV = data.image().acquisition().beamKeV().orElseThrow();
        Map<Element, Double> energies = new HashMap<>(
                FamilySplits.candidates(data.elements(), tables, data.image().energy(), beamKeV));
        data.settings().splitKeV().keySet().forEach(symbol -> energies.remove(Element.of(symbol)));
        energies.forEach(split::splitAt);
        Basis basis = outcome.basis().get();
        FittedSum fitted = new FittedSum(
                data.image().energy(),
                basis,
                outcome.factors(),
                split.build(),
                IntStream.range(0, outcome.factors().phases())
                        .mapToObj(k -> data.expectedThickness(basis.ofPhase(k).absorber()))
                        .toList());
        Rechecked found =
                new Recheck(fitted, data.sum(), tables, PhysicsChoice.crossSectionErrors(data.physics())).find();
        boolean filmsFound =
                outcome.pipeline().orElseThrow().phaseThickness().stream().anyMatch(relative -> relative != 1);
        return allowed(found, filmsFound);
    }

    /**
     * The corrections without those of quantities that the user gave. Where the fit changed the film of no phase,
     * absorption may be wrong in an unknown way, and layers and ratios of lines cannot be told from it.
     */
    private Rechecked allowed(Rechecked found, boolean filmsFound) {
        PhysicsSettings asked = data.settings().physics();
        boolean givenDetector = !asked.layers().isEmpty()
                || asked.tables().iceUm().isPresent()
                || asked.tables().detectorCurve().isPresent();
        return new Rechecked(
                asked.continuum().equals(PhysicsSettings.AUTO_CONTINUUM) ? found.continuum() : Optional.empty(),
                filmsFound && !givenDetector ? found.layer() : Optional.empty(),
                filmsFound && data.settings().calibration().split() ? found.ratios() : List.of(),
                filmsFound ? found.doubtful() : List.of());
    }

    /** The tables with the corrections. */
    static PhysicsTables over(PhysicsTables tables, Rechecked found) {
        PhysicsTables scaled = found.ratios().isEmpty()
                ? tables
                : tables.withEmissionLines(new RatioLines(tables.emissionLines(), found.ratios()));
        PhysicsTables withContinuum = found.continuum()
                .map(factor -> scaled.withContinuum(new ScaledContinuum(scaled.continuum(), factor)))
                .orElse(scaled);
        return found.layer()
                .map(FoundLayer::layer)
                .map(layer -> withContinuum.withDetectorEfficiency(
                        DetectorEfficiencies.behind(layer, scaled.detectorEfficiency(), scaled.massAttenuation())))
                .orElse(withContinuum);
    }
}
