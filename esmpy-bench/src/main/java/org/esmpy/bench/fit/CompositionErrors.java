package org.esmpy.bench.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import org.ejml.dense.row.CommonOps_DDRM;
import org.esmpy.bench.calibrate.FilmEstimate;
import org.esmpy.bench.calibrate.FittedData;
import org.esmpy.bench.physics.PhysicsChoice;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.edx.OxygenByValence;
import org.esmpy.model.quantify.CountedElement;
import org.esmpy.model.quantify.CrossSectionErrors;
import org.esmpy.model.quantify.FamilyEffect;
import org.esmpy.model.quantify.FractionError;
import org.esmpy.model.quantify.MassThickness;
import org.esmpy.model.quantify.ModelErrors;
import org.esmpy.model.quantify.PairError;
import org.esmpy.model.quantify.UncertainLayer;
import org.esmpy.model.spectrum.FamilyEffects;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsTables;

/** Adds the errors of the model, such as those of cross-sections and absorption, to the compositions of a thin film. */
final class CompositionErrors {
    private static final double PERCENT = 100;

    private final Fitted fitted;
    private final EnergyAxis axis;
    private final PhysicsTables physics;
    private final double[] sines;
    private final double unexplained;
    private final CrossSectionErrors crossSectionErrors;

    private CompositionErrors(Fitted fitted, PhysicsTables physics) {
        this.fitted = fitted;
        this.axis = fitted.image().energy();
        this.physics = physics;
        this.crossSectionErrors =
                PhysicsChoice.crossSectionErrors(fitted.settings().physics());
        this.sines = FilmEstimate.sines(fitted.image().acquisition());
        this.unexplained = Math.max(
                1,
                fitted.misfit()
                        .map(MisfitReport::chi2PerChannel)
                        .orElse(1.0)); // its root is the factor by which counting errors are too small
    }

    /** The fit with these errors; unchanged where no thin film is modelled or no phase has a composition. */
    static Fitted add(Fitted fitted, FittedData data, PhysicsTables physics) {
        boolean isFilm = data.image().acquisition().beamKeV().orElse(0) >= FittedData.LEAST_FILM_BEAM_KEV;
        Map<Element, Double> atoms = new TreeMap<>();
        fitted.compositions().stream()
                .flatMap(Optional::stream)
                .forEach(phase -> phase.elements()
                        .forEach(element -> atoms.merge(element, phase.atomicFraction(element), Double::sum)));
        if (!isFilm || atoms.isEmpty()) {
            return fitted;
        }
        CompositionErrors errors = new CompositionErrors(fitted, physics);
        MassThickness thickness = data.film()
                .orElseGet(() -> new FilmEstimate(physics, data.image().acquisition(), errors.crossSectionErrors)
                        .of(
                                data.settings().specimen().specimen(),
                                Composition.ofAtoms(atoms),
                                fitted.basis().columns(),
                                fitted.splits()));
        List<Map<String, FractionError>> byPhase = new ArrayList<>();
        List<Map<String, Map<String, PairError>>> pairs = new ArrayList<>();
        for (int k = 0; k < fitted.phases(); k++) {
            int phase = k;
            Optional<OfPhase> found = fitted.compositions()
                    .get(k)
                    .map(composition -> errors.of(
                            phase, composition, thickness, element -> fitted.standardErrorAtPct(phase, element)));
            byPhase.add(found.map(OfPhase::errors).orElse(Map.of()));
            pairs.add(found.map(OfPhase::pairs).orElse(Map.of()));
        }
        return fitted.withModelErrors(byPhase, pairs);
    }

    /**
     * The errors of one phase.
     *
     * @param errors by element
     * @param pairs  by two elements
     */
    private record OfPhase(Map<String, FractionError> errors, Map<String, Map<String, PairError>> pairs) {}

    private OfPhase of(
            int phase,
            Composition composition,
            MassThickness thickness,
            Function<Element, OptionalDouble> countingAtPct) {
        List<CountedElement> elements = new ArrayList<>();
        for (Element element : fitted.elements()) {
            double counting = countingAtPct.apply(element).orElse(0) / PERCENT * Math.sqrt(unexplained);
            double error = Double.isFinite(counting) ? counting : 0;
            double fraction = composition.atomicFraction(element);
            if (fraction + error > 0) {
                elements.add(new CountedElement(element, fraction, error));
            }
        }
        Optional<OxygenByValence> oxygen = fitted.settings().specimen().oxygen();
        List<FamilyEffect> families = new FamilyEffects(axis, physics)
                        .of(
                                fitted.basis().ofPhase(phase),
                                CommonOps_DDRM.extractColumn(fitted.weights(), phase, null).data)
                        .stream()
                        .map(effect ->
                                oxygen.map(by -> by.with(effect, composition)).orElse(effect))
                        .toList();
        List<UncertainLayer> layers =
                fitted
                        .rechecked()
                        .layer()
                        .map(found -> UncertainLayer.of(found.layer(), found.standardErrorUm()))
                        .stream()
                        .toList();
        ModelErrors.OfPhase model = new ModelErrors(
                        physics.massAttenuation(), sines, thickness, crossSectionErrors, layers)
                .of(composition, elements, families);
        List<FractionError> errors = model.elements();
        Map<String, FractionError> byElement = new TreeMap<>();
        Map<String, Map<String, PairError>> together = new TreeMap<>();
        for (int i = 0; i < errors.size(); i++) {
            String symbol = elements.get(i).element().symbol();
            byElement.put(symbol, errors.get(i));
            for (int j = 0; j < errors.size(); j++) {
                together.computeIfAbsent(symbol, other -> new TreeMap<>())
                        .put(
                                elements.get(j).element().symbol(),
                                model.pairs().get(i).get(j));
            }
        }
        return new OfPhase(byElement, together);
    }
}
