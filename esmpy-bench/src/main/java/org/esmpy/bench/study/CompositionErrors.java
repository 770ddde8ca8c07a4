package org.esmpy.bench.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import org.esmpy.model.Acquisition;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.quantify.CountedLine;
import org.esmpy.model.quantify.FractionError;
import org.esmpy.model.quantify.MassThickness;
import org.esmpy.model.quantify.ModelErrors;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.LineEmission;
import org.esmpy.physics.PhysicsTables;

/** Errors of the compositions of a fit beyond counting, where a thin film is modelled. */
final class CompositionErrors {
    private static final double PERCENT = 100;

    private final Basis basis;
    private final PhysicsTables physics;
    private final double[] sines;
    private final double unexplained;

    /**
     * @param unexplained χ² per channel, by whose root counting errors are too small; at least 1
     */
    CompositionErrors(Basis basis, PhysicsTables physics, Acquisition acquisition, double unexplained) {
        this.basis = basis;
        this.physics = physics;
        this.sines = FilmEstimate.sines(acquisition);
        this.unexplained = Math.max(1, unexplained);
    }

    /** The fit with these errors; without them where no thin film is modelled or no phase has a composition. */
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
        CompositionErrors errors = new CompositionErrors(
                fitted.basis(),
                physics,
                data.image().acquisition(),
                fitted.misfit().map(MisfitReport::chi2PerChannel).orElse(1.0));
        MassThickness thickness = data.film()
                .orElseGet(() -> new FilmEstimate(physics, data.image().acquisition())
                        .of(
                                data.settings().specimen().specimen(),
                                Composition.ofAtoms(atoms),
                                fitted.basis().columns(),
                                fitted.splits()));
        List<Map<String, FractionError>> byPhase = new ArrayList<>();
        for (int k = 0; k < fitted.phases(); k++) {
            int phase = k;
            byPhase.add(fitted.compositions()
                    .get(k)
                    .map(composition ->
                            errors.of(composition, thickness, element -> fitted.standardErrorAtPct(phase, element)))
                    .orElse(Map.of()));
        }
        return fitted.withModelErrors(byPhase);
    }

    /** By element of a phase. */
    Map<String, FractionError> of(
            Composition phase, MassThickness thickness, Function<Element, OptionalDouble> countingAtPct) {
        List<CountedLine> lines = new ArrayList<>();
        Map<Element, LineEmission> counted = counted();
        for (Element element : phase.elements()) {
            if (counted.containsKey(element)) {
                LineEmission line = counted.get(element);
                double counting = countingAtPct.apply(element).orElse(0) / PERCENT * Math.sqrt(unexplained);
                lines.add(new CountedLine(
                        element,
                        line.line().vacancy().shell(),
                        line.line().energyKeV(),
                        phase.atomicFraction(element),
                        Double.isFinite(counting) ? counting : 0));
            }
        }
        List<FractionError> errors = new ModelErrors(physics.massAttenuation(), sines, thickness).of(phase, lines);
        Map<String, FractionError> byElement = new TreeMap<>();
        for (int i = 0; i < errors.size(); i++) {
            byElement.put(lines.get(i).element().symbol(), errors.get(i));
        }
        return byElement;
    }

    /** The strongest line of the column that an element is counted by: of split elements the harder one. */
    private Map<Element, LineEmission> counted() {
        Map<Element, LineEmission> counted = new HashMap<>();
        for (BasisColumn column : basis.columns()) {
            if (column instanceof BasisColumn.Characteristic element) {
                counted.put(element.element(), FilmEstimate.strongest(element.lines(), physics));
            }
        }
        return counted;
    }
}
