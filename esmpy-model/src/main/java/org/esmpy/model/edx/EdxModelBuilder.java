package org.esmpy.model.edx;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.esmpy.model.Acquisition;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.Specimen;
import org.esmpy.physics.Composition;
import org.esmpy.physics.ContinuumTerm;
import org.esmpy.physics.Element;
import org.esmpy.physics.LineEmission;
import org.esmpy.physics.UnsupportedRangeException;
import org.esmpy.physics.catalog.PhysicsTables;

/**
 * Collects what G depends on and builds an {@link EdxModel}. Needed are energy axis, acquisition (with a beam energy)
 * and at least one element; a specimen that absorbs also needs a take-off angle.
 */
public final class EdxModelBuilder {
    private final PhysicsTables physics;
    private Optional<EnergyAxis> energy = Optional.empty();
    private Acquisition acquisition = Acquisition.unknown();
    private Specimen specimen = Specimen.unabsorbing();
    private final Set<Element> elements = new LinkedHashSet<>();
    private final Set<Element> excluded = new LinkedHashSet<>();
    private final Map<Element, Double> splitsKeV = new LinkedHashMap<>();
    private Optional<Composition> absorber = Optional.empty();
    private boolean continuum = true;
    private boolean pileUp = false;
    private boolean freeThickness = false;
    private Optional<OxygenByValence> oxygen = Optional.empty();
    private Optional<PhaseDensities> densities = Optional.empty();

    /** A builder that takes every quantity from {@code physics}. */
    public EdxModelBuilder(PhysicsTables physics) {
        this.physics = Objects.requireNonNull(physics, "physics");
    }

    public EdxModelBuilder energy(EnergyAxis value) {
        energy = Optional.of(Objects.requireNonNull(value, "energy"));
        return this;
    }

    public EdxModelBuilder acquisition(Acquisition value) {
        acquisition = Objects.requireNonNull(value, "acquisition");
        return this;
    }

    /** The film that absorbs; without it nothing is absorbed. */
    public EdxModelBuilder specimen(Specimen value) {
        specimen = Objects.requireNonNull(value, "specimen");
        return this;
    }

    /** Elements of the specimen, a column of G each, in this order. */
    public EdxModelBuilder elements(Collection<Element> value) {
        List<Element> given = List.copyOf(Objects.requireNonNull(value, "elements"));
        elements.clear();
        elements.addAll(given);
        return this;
    }

    /**
     * Elements that are in the spectrum but not in the specimen, such as those of the grid. Unless {@link #splitAt}
     * says otherwise, the lines of each shell have a column of their own: a grid is no thin film, and absorbs its
     * softer lines.
     */
    public EdxModelBuilder excluded(Collection<Element> value) {
        List<Element> given = List.copyOf(Objects.requireNonNull(value, "excluded"));
        excluded.clear();
        excluded.addAll(given);
        return this;
    }

    /**
     * Gives the lines of an element below and above an energy (keV) a column each.
     *
     * @throws IllegalArgumentException unless the energy is positive and finite
     */
    public EdxModelBuilder splitAt(Element element, double energyKeV) {
        if (!(energyKeV > 0 && Double.isFinite(energyKeV))) {
            throw new IllegalArgumentException(
                    "the lines of " + element + " are split at a positive energy, got " + energyKeV + " keV");
        }
        splitsKeV.put(element, energyKeV);
        return this;
    }

    /** First guess of the composition that absorbs; by default all elements in equal numbers of atoms. */
    public EdxModelBuilder absorber(Composition value) {
        absorber = Optional.of(Objects.requireNonNull(value, "absorber"));
        return this;
    }

    /** Leaves the bremsstrahlung columns out. */
    public EdxModelBuilder withoutContinuum() {
        continuum = false;
        return this;
    }

    /** Adds a column for two photons that are counted as one; it follows the mean spectrum from fit to fit. */
    public EdxModelBuilder withPileUp() {
        pileUp = true;
        return this;
    }

    /** Lets the fit find the thickness of each phase, starting from that of the specimen. */
    public EdxModelBuilder withFreeThickness() {
        freeThickness = true;
        return this;
    }

    /** Has each phase absorb with its own density; a thickness is then that of a film, not its mass per area. */
    public EdxModelBuilder densities(PhaseDensities value) {
        densities = Optional.of(Objects.requireNonNull(value, "densities"));
        return this;
    }

    /** Computes oxygen from the other elements; its own columns are fitted, but not used for compositions. */
    public EdxModelBuilder oxygen(OxygenByValence value) {
        oxygen = Optional.of(Objects.requireNonNull(value, "oxygen"));
        return this;
    }

    /**
     * @throws IllegalArgumentException if something needed is missing, or no element has a line on the energy axis
     */
    public EdxModel build() {
        EnergyAxis axis = energy.orElseThrow(() -> new IllegalArgumentException("a model needs an energy axis"));
        double beamKeV = acquisition
                .beamKeV()
                .orElseThrow(() ->
                        new IllegalArgumentException("the beam energy is unknown; give it in keV, for instance 200"));
        if (elements.isEmpty()) {
            throw new IllegalArgumentException("a model needs at least 1 element");
        }
        elements.stream().filter(excluded::contains).findFirst().ifPresent(element -> {
            throw new IllegalArgumentException(element + " cannot be both an element of the specimen and excluded");
        });
        List<String> warnings = new ArrayList<>();
        List<BasisColumn> columns = new ArrayList<>();
        elements.forEach(element -> addColumns(element, false, beamKeV, axis, columns, warnings));
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("none of " + elements + " has a line between " + round(axis.lowestKeV())
                    + " and " + round(axis.highestKeV()) + " keV at a beam of " + beamKeV
                    + " keV; choose other elements");
        }
        excluded.forEach(element -> addColumns(element, true, beamKeV, axis, columns, warnings));
        Composition composition = absorber.orElseGet(() -> Composition.ofAtoms(elements.stream()
                .collect(Collectors.toMap(element -> element, element -> 1.0, (a, b) -> a, TreeMap::new))));
        return new EdxModel(
                new ColumnAssembler(physics, axis, pathsGPerCm2()),
                film -> withContinuum(columns, beamKeV, axis, film),
                composition,
                pileUp,
                freeThickness,
                densities,
                new Uncounted(oxygen, element -> isSeen(axis, element, beamKeV)),
                warnings);
    }

    private boolean isSeen(EnergyAxis axis, Element element, double beamKeV) {
        try {
            return !linesOn(axis, element, beamKeV).isEmpty();
        } catch (IllegalArgumentException noData) {
            return false;
        }
    }

    private List<BasisColumn> withContinuum(
            List<BasisColumn> lines, double beamKeV, EnergyAxis axis, Composition film) {
        List<BasisColumn> columns = new ArrayList<>(lines);
        if (continuum) {
            for (ContinuumTerm term : physics.continuumTerms(beamKeV, Math.min(axis.highestKeV(), beamKeV), film)) {
                columns.add(new BasisColumn.Continuum(term));
            }
        }
        return List.copyOf(columns);
    }

    private void addColumns(
            Element element,
            boolean isExcluded,
            double beamKeV,
            EnergyAxis axis,
            List<BasisColumn> columns,
            List<String> warnings) {
        List<LineEmission> visible = linesOn(axis, element, beamKeV);
        if (visible.isEmpty()) {
            warnings.add(element + " has no line between " + round(axis.lowestKeV()) + " and "
                    + round(axis.highestKeV()) + " keV; it is left out");
            return;
        }
        Double splitKeV = splitsKeV.get(element);
        if (splitKeV == null && isExcluded) {
            columns.addAll(byShell(element, visible));
            return;
        }
        if (splitKeV == null) {
            columns.add(column(element.symbol(), element, visible, isExcluded));
            return;
        }
        Map<Boolean, List<LineEmission>> parts = visible.stream()
                .collect(Collectors.partitioningBy(emission -> emission.line().energyKeV() >= splitKeV));
        if (!parts.get(false).isEmpty()) {
            columns.add(column(element.symbol() + "-low", element, parts.get(false), isExcluded));
        }
        if (!parts.get(true).isEmpty()) {
            columns.add(column(element.symbol() + "-high", element, parts.get(true), isExcluded));
        }
    }

    private static List<BasisColumn> byShell(Element element, List<LineEmission> lines) {
        Map<Character, List<LineEmission>> shells = lines.stream()
                .collect(Collectors.groupingBy(
                        emission -> emission.line().vacancy().shell(), TreeMap::new, Collectors.toList()));
        return shells.entrySet().stream()
                .map(shell -> column(
                        shells.size() == 1 ? element.symbol() : element.symbol() + "-" + shell.getKey(),
                        element,
                        shell.getValue(),
                        true))
                .toList();
    }

    private List<LineEmission> linesOn(EnergyAxis axis, Element element, double beamKeV) {
        return lines(element, beamKeV).stream()
                .filter(emission -> axis.contains(emission.line().energyKeV()))
                .filter(emission -> physics.efficiency(emission.line().energyKeV()) > 0)
                .toList();
    }

    private List<LineEmission> lines(Element element, double beamKeV) {
        try {
            return physics.lines(element, beamKeV);
        } catch (UnsupportedRangeException noData) {
            throw new IllegalArgumentException(
                    "no emission lines of " + element + " in "
                            + physics.emissionLines().id() + ": " + noData.getMessage(),
                    noData);
        }
    }

    private static BasisColumn column(String name, Element element, List<LineEmission> lines, boolean isExcluded) {
        return isExcluded
                ? new BasisColumn.Excluded(name, element, lines)
                : new BasisColumn.Characteristic(name, element, lines);
    }

    private double[] pathsGPerCm2() {
        if (specimen.massThicknessGPerCm2() == 0) {
            return new double[0];
        }
        List<Double> anglesDeg = acquisition.takeOffAnglesDeg();
        if (anglesDeg.isEmpty()) {
            throw new IllegalArgumentException(
                    "the take-off angle is unknown, but absorption depends on it; give it in degrees");
        }
        return anglesDeg.stream()
                .mapToDouble(angle -> specimen.massThicknessGPerCm2() / Math.sin(Math.toRadians(checked(angle))))
                .toArray();
    }

    private static double checked(double takeOffDeg) {
        if (!(takeOffDeg > 0 && takeOffDeg <= 90)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the take-off angle must be above 0 and at most 90 degrees, got %.2f; leave a detector out that the"
                            + " specimen hides",
                    takeOffDeg));
        }
        return takeOffDeg;
    }

    private static double round(double keV) {
        return Math.round(keV * 100) / 100.0;
    }
}
