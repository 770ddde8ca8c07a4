package org.esmpy.bench.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.model.Basis;
import org.esmpy.model.BasisColumn;
import org.esmpy.model.Factors;
import org.esmpy.model.SpectrumImage;
import org.esmpy.model.edx.PhaseDensities;
import org.esmpy.model.quantify.FractionError;
import org.esmpy.model.quantify.PairError;
import org.esmpy.model.recheck.Rechecked;
import org.esmpy.model.spectrum.Findings;
import org.esmpy.model.spectrum.SplitElement;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.solver.analysis.Ambiguity;
import org.esmpy.solver.analysis.AtomicRange;
import org.esmpy.solver.analysis.FoundPhases;
import org.esmpy.solver.analysis.Outcome;
import org.esmpy.solver.rank.RankResult;
import org.esmpy.solver.uncertainty.FitErrors;

/**
 * A finished fit: settings, data, factors, compositions with errors, and warnings.
 *
 * @param settings     the settings, with every default filled in
 * @param image        the image that was fitted, cropped to the fitted energies
 * @param findings     calibration and unlisted elements from the summed spectrum; empty if it was not analysed
 * @param splits       elements with two columns in G, since their families of lines contradict each other
 * @param rechecked    corrections of the physics that a first fit gave, and this one used
 * @param misfit       how well the model describes the summed spectrum; empty with masks, and
 *                     for spectra that are free in every channel, which reproduce any sum
 * @param found        the phases
 * @param compositions composition of each phase, with absorption by the phase itself; empty if it has no element
 * @param alternatives other answers that the counts do not exclude
 * @param modelErrors  errors of each phase beyond counting, by symbol; empty where they are not known
 * @param pairErrors   correlations of these errors and intervals of ratios, by phase and two symbols; empty where they are
 *     not known
 * @param sources      the tables and formulas of the physics that was used
 * @param warnings     sentences for the user about the data, the model and the phases
 */
public record Fitted(
        FitSettings settings,
        SpectrumImage image,
        Optional<Findings> findings,
        List<SplitElement> splits,
        Rechecked rechecked,
        Optional<MisfitReport> misfit,
        FoundPhases found,
        List<Optional<Composition>> compositions,
        List<Alternative> alternatives,
        List<Map<String, FractionError>> modelErrors,
        List<Map<String, Map<String, PairError>>> pairErrors,
        List<UsedSource> sources,
        List<String> warnings) {
    public Fitted {
        compositions = List.copyOf(compositions);
        alternatives = List.copyOf(alternatives);
        splits = List.copyOf(splits);
        modelErrors = List.copyOf(modelErrors);
        pairErrors = List.copyOf(pairErrors);
        sources = List.copyOf(sources);
        warnings = List.copyOf(warnings);
    }

    Fitted withModelErrors(List<Map<String, FractionError>> errors, List<Map<String, Map<String, PairError>>> pairs) {
        return new Fitted(
                settings,
                image,
                findings,
                splits,
                rechecked,
                misfit,
                found,
                compositions,
                alternatives,
                errors,
                pairs,
                sources,
                warnings);
    }

    /** The film that each phase absorbs as; empty without absorption. */
    public List<PhaseFilm> films() {
        double given = settings.specimen().specimen().massThicknessUgPerCm2();
        if (given == 0) {
            return List.of();
        }
        Optional<PhaseDensities> densities = settings.specimen().phaseDensities();
        List<PhaseFilm> films = new ArrayList<>();
        for (int k = 0; k < phases(); k++) {
            double thickness = basis().ofPhase(k).thickness();
            OptionalDouble density = compositions.get(k).stream()
                    .flatMap(phase -> densities.stream().map(of -> of.gPerCm3(phase)))
                    .mapToDouble(Double::doubleValue)
                    .findFirst();
            double relative = density.isPresent()
                    ? density.getAsDouble()
                            / settings.specimen().densityGPerCm3().orElseThrow()
                    : 1;
            films.add(new PhaseFilm(given * thickness * relative, density));
        }
        return films;
    }

    /** How the number of phases was found; empty if it was given. */
    public Optional<RankResult> rank() {
        return found.rank();
    }

    /** G; for plain NMF its spectra were projected on it afterwards. */
    public Basis basis() {
        return found.basis();
    }

    /** How the run ended. */
    public Outcome outcome() {
        return found.outcome();
    }

    /** W and H, scaled so that abundances of one fit can be compared. */
    public Factors factors() {
        return found.factors();
    }

    /** Spectra of the phases in that scale, L×K, counts per pixel of pure phase. */
    public DMatrixRMaj spectra() {
        return found.spectra();
    }

    /** Weights of the columns of G in each phase, C×K. */
    public DMatrixRMaj weights() {
        return found.weights();
    }

    /** Standard errors of H in the scale of the factors, K×P, where they are known. */
    public Optional<DMatrixRMaj> errorsOfH() {
        return found.errorsOfH();
    }

    /** Ranges of compositions that describe the counts equally well; empty if they were not computed. */
    public Optional<Ambiguity> ambiguity() {
        return found.ambiguity();
    }

    /** Whether the abundances of each pixel sum to one. */
    public boolean onSimplex() {
        return found.onSimplex();
    }

    /** Error of the share of an element in a phase, by counting and by the model. */
    public Optional<FractionError> modelError(int phase, Element element) {
        return modelErrors.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(modelErrors.get(phase).get(element.symbol()));
    }

    /** Number of phases, K. */
    public int phases() {
        return found.phases();
    }

    /** Elements of any phase, and those that were fitted, found in no phase and have an error. Sorted. */
    public List<Element> elements() {
        Stream<Element> found =
                compositions.stream().flatMap(Optional::stream).flatMap(composition -> composition.elements().stream());
        Stream<Element> bounded = basis().columns().stream()
                .filter(BasisColumn.Characteristic.class::isInstance)
                .map(column -> ((BasisColumn.Characteristic) column).element())
                .filter(element -> IntStream.range(0, phases())
                        .anyMatch(k -> standardErrorAtPct(k, element).orElse(0) > 0));
        return Stream.concat(found, bounded).distinct().sorted().toList();
    }

    /** Range of the share of an element in a phase, where it was computed. */
    public Optional<AtomicRange> range(int phase, Element element) {
        return found.range(phase, element.symbol());
    }

    /** Standard error of the share of an element in a phase, at.%, where it is known. */
    public OptionalDouble standardErrorAtPct(int phase, Element element) {
        if (ambiguity().isPresent()) {
            return range(phase, element).map(AtomicRange::standardErrorAtPct).orElse(OptionalDouble.empty());
        }
        return errorAtPct(FitErrors::atPctSe, phase, element)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    /** Standard deviation of the share of an element in a phase over the maps of a bootstrap, at.%. */
    public Optional<Double> bootstrapAtPct(int phase, Element element) {
        return errorAtPct(FitErrors::bootstrapAtPct, phase, element);
    }

    private Optional<Double> errorAtPct(
            Function<FitErrors, List<Map<String, Double>>> kind, int phase, Element element) {
        return outcome()
                .errors()
                .map(kind)
                .filter(found -> !found.isEmpty())
                .map(found -> found.get(phase).get(element.symbol()));
    }

    /** Names of the phases in files and pictures: {@code phase_1}, {@code phase_2}, … */
    public List<String> phaseNames() {
        return IntStream.rangeClosed(1, phases()).mapToObj(k -> "phase_" + k).toList();
    }
}
