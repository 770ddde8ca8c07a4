package org.esmpy.bench.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.esmpy.model.Specimen;
import org.esmpy.model.edx.OxygenByValence;
import org.esmpy.model.edx.PhaseDensities;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.Material;
import org.esmpy.solver.analysis.UnusedSettings.SetBy;

/**
 * The film that absorbs, and oxygen and oxides. Without any value a map has no absorption, and the film of a single
 * spectrum is estimated.
 *
 * @param thicknessNm          thickness, nm; together with the density
 * @param densityGPerCm3       density, g/cm³
 * @param massThicknessUgPerCm2 mass per area instead of both, µg/cm²
 * @param estimated            whether the mass per area is estimated from the number of counts and from elements with
 *                             soft and hard lines; no thickness may be given then. With {@code false}, that of a single
 *                             spectrum is not estimated either
 * @param freeThickness        whether the low-dose pipeline finds the thickness of each phase, starting from this film;
 *                             empty to do so if there is a film
 * @param oxygenByValence      whether oxygen follows from the other elements by valence instead of its lines
 * @param valences             by symbol, valences that replace the usual ones; only with {@code oxygenByValence} or
 *                             {@code oxides}
 * @param oxides               whether compositions are also given as oxides
 * @param densities            densities of known materials by formula, g/cm³, where each phase absorbs with its own density; a
 *                             phase that is none of them has a density estimated from its composition. Thickness and
 *                             density are needed; empty where all phases have the density of the film
 */
public record SpecimenSettings(
        @SetBy("--thickness-nm") OptionalDouble thicknessNm,
        @SetBy("--density") OptionalDouble densityGPerCm3,
        @SetBy("--mass-thickness-ug-cm2") OptionalDouble massThicknessUgPerCm2,
        Optional<Boolean> estimated,
        @SetBy("--free-thickness") Optional<Boolean> freeThickness,
        boolean oxygenByValence,
        @SetBy("--valence") Map<String, Double> valences,
        @SetBy("--oxides") boolean oxides,
        @SetBy("--densities") Optional<Map<String, Double>> densities) {
    private static final double G_PER_UG = 1e-6;

    public SpecimenSettings {
        valences = Map.copyOf(valences);
        oxygen(oxygenByValence, valences); // refuses unknown symbols
        densities = densities.map(Map::copyOf);
        densities.ifPresent(SpecimenSettings::materials);
        if (thicknessNm.isPresent() != densityGPerCm3.isPresent()) {
            throw new IllegalArgumentException("thickness and density are needed together, got "
                    + (thicknessNm.isPresent()
                            ? "a thickness of " + thicknessNm.getAsDouble() + " nm without a density"
                            : "a density of " + densityGPerCm3.getAsDouble() + " g/cm3 without a thickness"));
        }
        if (densities.isPresent() && densityGPerCm3.isEmpty()) {
            throw new IllegalArgumentException(
                    "densities of phases need a film of known thickness: --thickness-nm, with the"
                            + " density of the map (--density), which the film has until the phases are known");
        }
        if (estimated.orElse(false) && (thicknessNm.isPresent() || massThicknessUgPerCm2.isPresent())) {
            throw new IllegalArgumentException("the mass-thickness is either estimated or given, not both");
        }
        if (thicknessNm.isPresent() && massThicknessUgPerCm2.isPresent()) {
            throw new IllegalArgumentException("a film has either thickness and density or a mass-thickness, got "
                    + thicknessNm.getAsDouble() + " nm and " + massThicknessUgPerCm2.getAsDouble() + " ug/cm2");
        }
    }

    /** No given film. */
    public static SpecimenSettings unabsorbing() {
        return new SpecimenSettings(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Map.of(),
                false,
                Optional.empty());
    }

    /** The same with or without oxides. */
    public SpecimenSettings withOxides(boolean wanted) {
        return with(values -> values.oxides = wanted);
    }

    /**
     * Refuses valences that have no effect.
     *
     * @throws IllegalArgumentException if there are some, but neither oxygen by valence nor oxides
     */
    public void refuseUselessValences() {
        if (!valences.isEmpty() && !oxygenByValence && !oxides) {
            throw new IllegalArgumentException("valences " + valences
                    + " are used only where oxygen follows from them: --oxygen stoichiometry, or --oxides");
        }
    }

    /** The valences by which oxygen follows from the other elements; empty if it is measured. */
    public Optional<OxygenByValence> oxygen() {
        return oxygen(oxygenByValence, valences);
    }

    private static Optional<OxygenByValence> oxygen(boolean wanted, Map<String, Double> valences) {
        OxygenByValence oxygen = OxygenByValence.usual();
        for (Map.Entry<String, Double> valence : valences.entrySet()) {
            oxygen = oxygen.with(Element.of(valence.getKey()), valence.getValue());
        }
        return wanted ? Optional.of(oxygen) : Optional.empty();
    }

    /** Whether the settings say nothing about the film. */
    public boolean isOpen() {
        return estimated.isEmpty() && thicknessNm.isEmpty() && massThicknessUgPerCm2.isEmpty();
    }

    /** The same with a film of this thickness, nm, and density, g/cm³. */
    public SpecimenSettings withFilm(double thickness, double density) {
        return with(values -> {
            values.thicknessNm = OptionalDouble.of(thickness);
            values.densityGPerCm3 = OptionalDouble.of(density);
            values.massThicknessUgPerCm2 = OptionalDouble.empty();
            values.estimated = Optional.empty();
        });
    }

    /** The same with a film of this mass per area, µg/cm². */
    public SpecimenSettings withMassThickness(double ugPerCm2) {
        return with(values -> {
            values.removeFilm();
            values.massThicknessUgPerCm2 = OptionalDouble.of(ugPerCm2);
            values.estimated = Optional.empty();
        });
    }

    /** The same with a film that is to be estimated, or with none. */
    public SpecimenSettings withUnknownFilm(boolean toEstimate) {
        return with(values -> {
            values.removeFilm();
            values.estimated = Optional.of(toEstimate);
        });
    }

    /** The same with another source of oxygen: its lines, or the other elements with these valences. */
    public SpecimenSettings withOxygen(boolean byValence, Map<String, Double> otherValences) {
        return with(values -> {
            values.oxygenByValence = byValence;
            values.valences = otherValences;
        });
    }

    /** The same with the note that the mass per area is estimated. */
    public SpecimenSettings withEstimate() {
        return with(values -> values.estimated = Optional.of(true));
    }

    /** The same with or without a free thickness of each phase. */
    public SpecimenSettings withFreeThickness(boolean free) {
        return with(values -> values.freeThickness = Optional.of(free));
    }

    /** The same, whose phases absorb with densities of their own: these, by formula, or estimated ones. */
    public SpecimenSettings withDensities(Map<String, Double> known) {
        return with(values -> values.densities = Optional.of(known));
    }

    /** The densities of phases, if they have their own. */
    public Optional<PhaseDensities> phaseDensities() {
        return densities.map(known -> new PhaseDensities(densityGPerCm3.orElseThrow(), materials(known)));
    }

    private static List<Material> materials(Map<String, Double> densities) {
        return densities.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(known -> new Material(
                        Composition.ofAtoms(Formula.parse(known.getKey()).atoms()), known.getValue()))
                .toList();
    }

    /** Whether there is a film that absorbs, given or estimated. */
    boolean hasFilm() {
        return thicknessNm.isPresent() || massThicknessUgPerCm2.isPresent() || mustEstimate();
    }

    /** Whether the film is to be estimated. */
    public boolean mustEstimate() {
        return estimated.orElse(false);
    }

    /** Whether the thickness of each phase is fitted. */
    public boolean findsThickness() {
        return freeThickness.orElse(hasFilm());
    }

    /**
     * The film.
     *
     * @throws IllegalArgumentException if a value is not positive
     */
    public Specimen specimen() {
        if (thicknessNm.isPresent()) {
            return Specimen.film(thicknessNm.getAsDouble(), densityGPerCm3.getAsDouble());
        }
        if (massThicknessUgPerCm2.isEmpty()) {
            return Specimen.unabsorbing();
        }
        double massThickness = massThicknessUgPerCm2.getAsDouble();
        if (!(massThickness > 0)) {
            throw new IllegalArgumentException(
                    "a film needs a positive mass-thickness, got " + massThickness + " ug/cm2");
        }
        return new Specimen(massThickness * G_PER_UG);
    }

    private SpecimenSettings with(Consumer<Values> change) {
        Values values = new Values(this);
        change.accept(values);
        return values.settings();
    }

    /** The values of settings while some of them are changed. */
    private static final class Values {
        private OptionalDouble thicknessNm;
        private OptionalDouble densityGPerCm3;
        private OptionalDouble massThicknessUgPerCm2;
        private Optional<Boolean> estimated;
        private Optional<Boolean> freeThickness;
        private boolean oxygenByValence;
        private Map<String, Double> valences;
        private boolean oxides;
        private Optional<Map<String, Double>> densities;

        Values(SpecimenSettings base) {
            thicknessNm = base.thicknessNm;
            densityGPerCm3 = base.densityGPerCm3;
            massThicknessUgPerCm2 = base.massThicknessUgPerCm2;
            estimated = base.estimated;
            freeThickness = base.freeThickness;
            oxygenByValence = base.oxygenByValence;
            valences = base.valences;
            oxides = base.oxides;
            densities = base.densities;
        }

        void removeFilm() {
            thicknessNm = OptionalDouble.empty();
            densityGPerCm3 = OptionalDouble.empty();
            massThicknessUgPerCm2 = OptionalDouble.empty();
            densities = Optional.empty();
        }

        SpecimenSettings settings() {
            return new SpecimenSettings(
                    thicknessNm,
                    densityGPerCm3,
                    massThicknessUgPerCm2,
                    estimated,
                    freeThickness,
                    oxygenByValence,
                    valences,
                    oxides,
                    densities);
        }
    }
}
