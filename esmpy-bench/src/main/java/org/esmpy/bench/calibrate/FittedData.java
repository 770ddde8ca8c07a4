package org.esmpy.bench.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.esmpy.bench.physics.PhysicsChoice;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.settings.PhysicsSettings;
import org.esmpy.bench.settings.SpecimenSettings;
import org.esmpy.model.EnergyAxis;
import org.esmpy.model.Specimen;
import org.esmpy.model.SpectrumImage;
import org.esmpy.model.edx.EdxModel;
import org.esmpy.model.edx.EdxModelBuilder;
import org.esmpy.model.quantify.MassThickness;
import org.esmpy.model.recheck.Rechecked;
import org.esmpy.model.spectrum.FamilySplits;
import org.esmpy.model.spectrum.Findings;
import org.esmpy.model.spectrum.SplitElement;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.physics.catalog.PhysicsCatalog;
import org.esmpy.physics.catalog.PhysicsTables;
import org.esmpy.physics.density.SolidDensity;
import org.esmpy.solver.analysis.Outcome;

/** The data of a fit: the part of an image that is fitted, the elements, and the physics after calibration. */
public final class FittedData {
    /** Lowest beam energy at which the specimen counts as a thin film, keV: transmission microscopes use more. */
    public static final double LEAST_FILM_BEAM_KEV = 40;

    private final SpectrumImage image;
    private final List<Element> elements;
    private final List<Element> excluded;
    private final PhysicsSettings physics;
    private final FitSettings settings;
    private final Learnt learnt;

    private FittedData(
            SpectrumImage image,
            List<Element> elements,
            List<Element> excluded,
            PhysicsSettings physics,
            FitSettings settings,
            Learnt learnt) {
        this.image = image;
        this.elements = elements;
        this.excluded = excluded;
        this.physics = physics;
        this.settings = settings;
        this.learnt = learnt;
    }

    /**
     * What the counts have shown of the model so far.
     *
     * @param findings  of the calibration, if there was one
     * @param splits    elements whose families of lines disagree
     * @param film      where it is estimated
     * @param rechecked what the phases showed
     */
    private record Learnt(
            Optional<Findings> findings, List<SplitElement> splits, Optional<MassThickness> film, Rechecked rechecked) {
        static Learnt of(Optional<Findings> findings) {
            return new Learnt(findings, List.of(), Optional.empty(), Rechecked.nothing());
        }
    }

    public static FittedData of(SpectrumImage image, FitSettings settings, List<String> warnings) {
        settings.specimen().refuseUselessValences();
        List<Element> elements = elements(settings, image);
        if (elements.isEmpty() && !settings.findsElements()) {
            throw new IllegalArgumentException("the file lists no elements; name them, for instance"
                    + " --elements O,Mg,Si,"
                    + " or find them in the spectrum with --elements auto");
        }
        SpectrumImage fitted = FittedImage.of(image, settings, warnings);
        PhysicsChoice.crossSectionErrors(settings.physics()); // refuses what it cannot read before any work
        List<Element> excluded = Stream.concat(
                        settings.excluded().stream().map(Element::of), settings.calibration().givenStray().stream())
                .distinct()
                .toList();
        PhysicsSettings physics = RecordedResolution.over(settings.physics(), fitted.metadata(), warnings);
        return new FittedData(fitted, elements, excluded, physics, settings, Learnt.of(Optional.empty()));
    }

    private static List<Element> elements(FitSettings settings, SpectrumImage image) {
        if (settings.findsElements()) {
            return List.of();
        }
        return settings.elements().isEmpty()
                ? image.metadata().elements()
                : settings.elements().stream().map(Element::of).distinct().toList();
    }

    /** The same data with the instrument and unlisted elements that were found in the summed spectrum. */
    public FittedData calibrated(PhysicsCatalog catalog, List<String> warnings) {
        FittedData known = new DataCalibration(this, catalog).calibrated(warnings);
        return known.findings().isPresent()
                        && settings.calibration().split()
                        && settings.splitKeV().isEmpty()
                ? known.split(known.tables(catalog, new ArrayList<>()))
                : known;
    }

    /** The same data with two columns of G for each element whose K, L or M lines contradict each other. */
    private FittedData split(PhysicsTables tables) {
        double beamKeV = image.acquisition().beamKeV().orElseThrow();
        Map<Element, Double> candidates = FamilySplits.candidates(elements, tables, image.energy(), beamKeV);
        boolean estimated = settings.specimen().mustEstimate() || isSpectrumOfUnknownFilm();
        if (findsThicknessOfPhases()) {
            candidates = Map.of(); // a wrong film thickness has the same effect, and is fitted instead
        }
        if (candidates.isEmpty() && !estimated) {
            return this;
        }
        FamilySplits.Result found = splits(tables).find(candidates);
        if (!estimated || found.mean().isEmpty()) {
            return with(physics, new Learnt(learnt.findings, found.splits(), Optional.empty(), learnt.rechecked));
        }
        EdxModelBuilder builder = builder(tables);
        found.splits().forEach(element -> builder.splitAt(element.element(), element.energyKeV()));
        MassThickness film = new FilmEstimate(tables, image.acquisition(), PhysicsChoice.crossSectionErrors(physics))
                .estimated(
                        found.mean().get(),
                        builder.build().initialBasis().columns(),
                        found.splits(),
                        isSpectrum() ? found.photons() : Map.of());
        return with(physics, new Learnt(learnt.findings, found.splits(), Optional.of(film), learnt.rechecked));
    }

    /**
     * Whether the thickness is fitted. By default it is not where the user gave stoichiometries, since their weights
     * are computed for the given film.
     */
    private boolean findsThickness() {
        return settings.specimen().findsThickness()
                && (settings.specimen().freeThickness().isPresent()
                        || settings.priors().stoichiometry().isEmpty());
    }

    /** Whether the low-dose pipeline may find the thickness of each phase. */
    boolean findsThicknessOfPhases() {
        return findsThickness() && settings.mayRunPipeline() && image.shape().pixels() > 1;
    }

    /**
     * Whether only the axis and the width of peaks are calibrated. The summed spectrum is modelled with one film, so
     * tails of lines would be fitted to the differences between the films of the phases.
     */
    public boolean leavesShapes() {
        return settings.calibration().isAuto() && findsThicknessOfPhases();
    }

    /**
     * Thickness that a phase may be expected to have for a fit, relative to that of the map: where its density is not part of
     * the fit, films of one thickness differ by their densities, as these are estimated.
     */
    public double expectedThickness(Composition phase) {
        SpecimenSettings film = settings.specimen();
        return film.densityGPerCm3().isPresent() && film.densities().isEmpty()
                ? new SolidDensity().estimatedGPerCm3(phase)
                        / film.densityGPerCm3().getAsDouble()
                : 1;
    }

    private boolean isSpectrum() {
        return image.shape().pixels() == 1;
    }

    /** Whether the data is one spectrum of a film that the user did not describe, which is then estimated. */
    private boolean isSpectrumOfUnknownFilm() {
        return isSpectrum()
                && settings.specimen().isOpen()
                && image.acquisition().beamKeV().orElse(0) >= LEAST_FILM_BEAM_KEV
                && !image.acquisition().takeOffAnglesDeg().isEmpty()
                && image.acquisition().takeOffAnglesDeg().stream().allMatch(angle -> angle > 0);
    }

    /** Counts of all pixels that are not masked, L values. */
    double[] sum() {
        return Arrays.stream(settings.masks().seen(image).sumSpectrum())
                .asDoubleStream()
                .toArray();
    }

    private FamilySplits splits(PhysicsTables tables) {
        return new FamilySplits(sum(), image.energy(), energies -> {
            EdxModelBuilder builder = builder(tables);
            energies.forEach(builder::splitAt);
            return builder.build();
        });
    }

    /** Mean composition of the map, from its summed spectrum; empty if no element has weight. */
    Optional<Composition> mean(PhysicsTables tables) {
        return splits(tables).find(Map.of()).mean();
    }

    /** The estimated film; empty if it was given or not estimated. */
    public Optional<MassThickness> film() {
        return learnt.film;
    }

    /** Elements of the specimen whose families of lines contradict each other. */
    public List<SplitElement> splits() {
        return learnt.splits;
    }

    FittedData with(
            EnergyAxis axis, List<Element> specimen, List<Element> strays, PhysicsSettings instrument, Findings found) {
        return new FittedData(
                image.withEnergy(axis), specimen, strays, instrument, settings, Learnt.of(Optional.of(found)));
    }

    private FittedData with(PhysicsSettings changed, Learnt more) {
        return new FittedData(image, elements, excluded, changed, settings, more);
    }

    /**
     * The same data with the physics that the summed spectrum shows once the phases are known.
     *
     * @param outcome of a fit of this data
     */
    public FittedData rechecked(PhysicsCatalog catalog, Outcome outcome) {
        Rechecked found =
                learnt.rechecked.with(new PhasesRecheck(this, tables(catalog, new ArrayList<>())).find(outcome));
        return with(physics, new Learnt(learnt.findings, learnt.splits, learnt.film, found));
    }

    /** Corrections of the physics that were found with known phases. */
    public Rechecked rechecked() {
        return learnt.rechecked;
    }

    public SpectrumImage image() {
        return image;
    }

    public List<Element> elements() {
        return elements;
    }

    /** Elements that are seen but do not belong to the specimen. */
    public List<Element> excluded() {
        return excluded;
    }

    /** The physics, with the resolution from the file and the calibrated values. */
    PhysicsSettings physics() {
        return physics;
    }

    public FitSettings settings() {
        return settings;
    }

    /** The result of the calibration, if there was one. */
    public Optional<Findings> findings() {
        return learnt.findings;
    }

    public List<String> elementSymbols() {
        return elements.stream().map(Element::symbol).toList();
    }

    public PhysicsTables tables(PhysicsCatalog catalog, List<String> warnings) {
        return PhasesRecheck.over(PhysicsChoice.tables(catalog, physics, warnings), learnt.rechecked);
    }

    public EdxModel model(PhysicsCatalog catalog, List<String> warnings) {
        EdxModelBuilder builder = builder(tables(catalog, warnings));
        settings.splitKeV().forEach((symbol, energyKeV) -> builder.splitAt(Element.of(symbol), energyKeV));
        learnt.splits.forEach(split -> builder.splitAt(split.element(), split.energyKeV()));
        if (findsThickness() && specimen().massThicknessGPerCm2() > 0) {
            builder.withFreeThickness();
        }
        return settings.physics().pileUp() ? builder.withPileUp().build() : builder.build();
    }

    private Specimen specimen() {
        return learnt.film
                .map(known -> new Specimen(known.assumedGPerCm2()))
                .orElseGet(() -> settings.specimen().specimen());
    }

    EdxModelBuilder builder(PhysicsTables tables) {
        EdxModelBuilder builder = new EdxModelBuilder(tables)
                .energy(image.energy())
                .acquisition(image.acquisition())
                .specimen(specimen())
                .elements(elements)
                .excluded(excluded);
        settings.specimen().oxygen().ifPresent(builder::oxygen);
        settings.specimen().phaseDensities().ifPresent(builder::densities);
        return builder;
    }
}
