package org.esmpy.bench.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.model.SpectrumImage;
import org.esmpy.model.edx.PhaseDensities;
import org.esmpy.model.quantify.FractionError;
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
 * @param findings     what the summed spectrum says about the instrument and unlisted elements; empty if it was not asked
 * @param splits       elements whose families of lines disagree, and so have two columns
 * @param rechecked    what the phases of a first fit showed of its physics, which this fit has
 * @param misfit       how well the model describes the summed spectrum; empty with masks, which have no model, and
 *                     for spectra that are free in every channel, which reproduce any sum
 * @param found        the phases
 * @param compositions composition of each phase, absorbing by itself, where it has any element
 * @param modelErrors  errors of each phase beyond counting, by symbol; empty where they are not known
 * @param modelCorrelations correlations of these errors, by phase and two symbols; empty where they are not known
 * @param sources      the physics that was used, with what the summed spectrum chose
 * @param warnings     what the person should know, of the data, the model and the phases
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
        List<Map<String, FractionError>> modelErrors,
        List<Map<String, Map<String, Double>>> modelCorrelations,
        List<UsedSource> sources,
        List<String> warnings) {
    private static final double UG_PER_G = 1e6;

    public Fitted {
        compositions = List.copyOf(compositions);
        splits = List.copyOf(splits);
        modelErrors = List.copyOf(modelErrors);
        modelCorrelations = List.copyOf(modelCorrelations);
        sources = List.copyOf(sources);
        warnings = List.copyOf(warnings);
    }

    Fitted withModelErrors(
            List<Map<String, FractionError>> errors, List<Map<String, Map<String, Double>>> correlations) {
        return new Fitted(
                settings,
                image,
                findings,
                splits,
                rechecked,
                misfit,
                found,
                compositions,
                errors,
                correlations,
                sources,
                warnings);
    }

    /** The film that each phase absorbs as; empty without absorption. */
    public List<PhaseFilm> films() {
        double given = UG_PER_G * settings.specimen().specimen().massThicknessGPerCm2();
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

    /** W and H in a scale where abundances can be read. */
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

    /** What the counts leave open about the compositions. */
    public Optional<Ambiguity> ambiguity() {
        return found.ambiguity();
    }

    /** Whether the abundances of each pixel sum to one. */
    public boolean onSimplex() {
        return found.onSimplex();
    }

    /** How far the share of an element in a phase may be from the truth, counting and model together. */
    public Optional<FractionError> modelError(int phase, Element element) {
        return modelErrors.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(modelErrors.get(phase).get(element.symbol()));
    }

    /** Number of phases, K. */
    public int phases() {
        return found.phases();
    }

    /** How sure the share of an element in a phase is, where that was looked for. */
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
