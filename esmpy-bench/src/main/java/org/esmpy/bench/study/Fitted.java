package org.esmpy.bench.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.esmpy.model.Basis;
import org.esmpy.model.Factors;
import org.esmpy.model.SpectrumImage;
import org.esmpy.model.quantify.FractionError;
import org.esmpy.model.spectrum.Findings;
import org.esmpy.model.spectrum.SplitElement;
import org.esmpy.physics.Composition;
import org.esmpy.physics.Element;
import org.esmpy.solver.rank.RankResult;

/**
 * A finished fit with what is needed to write it down.
 *
 * @param settings     the settings, with every default filled in
 * @param rank         how the number of phases was found; empty if it was given
 * @param image        the image that was fitted, cropped to the fitted energies
 * @param findings     what the summed spectrum says about the instrument and unlisted elements; empty if it was not asked
 * @param splits       elements whose families of lines disagree, and so have two columns
 * @param misfit       how well the model describes the summed spectrum; empty with masks, which have no model, and
 *                     for spectra that are free in every channel, which reproduce any sum
 * @param basis        the physics that quantified it; for plain NMF its spectra were projected on it afterwards
 * @param outcome      how the run ended
 * @param factors      its factors, in a scale where abundances can be read: see {@link FactorScale}
 * @param spectra      spectra of the phases in that scale, L×K, counts per pixel of pure phase
 * @param weights      weights of the columns of {@code basis} in each phase, C×K; W itself unless the fit was plain NMF
 * @param compositions composition of each phase, absorbing by itself, where it has any element
 * @param errorsOfH    standard errors of H in the scale of the factors, K×P, where they are known
 * @param ambiguity    what the counts leave open about them; empty for plain NMF, and if cancelled before it was known
 * @param onSimplex    whether the abundances of each pixel sum to one
 * @param modelErrors  errors of each phase beyond counting, by symbol; empty where they are not known
 * @param warnings     what the person should know
 */
public record Fitted(
        FitSettings settings,
        Optional<RankResult> rank,
        SpectrumImage image,
        Optional<Findings> findings,
        List<SplitElement> splits,
        Optional<MisfitReport> misfit,
        Basis basis,
        Outcome outcome,
        Factors factors,
        DMatrixRMaj spectra,
        DMatrixRMaj weights,
        List<Optional<Composition>> compositions,
        Optional<DMatrixRMaj> errorsOfH,
        Optional<Ambiguity> ambiguity,
        boolean onSimplex,
        List<Map<String, FractionError>> modelErrors,
        List<String> warnings) {
    public Fitted {
        compositions = List.copyOf(compositions);
        splits = List.copyOf(splits);
        modelErrors = List.copyOf(modelErrors);
        warnings = List.copyOf(warnings);
    }

    Fitted withModelErrors(List<Map<String, FractionError>> errors) {
        return new Fitted(
                settings,
                rank,
                image,
                findings,
                splits,
                misfit,
                basis,
                outcome,
                factors,
                spectra,
                weights,
                compositions,
                errorsOfH,
                ambiguity,
                onSimplex,
                errors,
                warnings);
    }

    /** How far the share of an element in a phase may be from the truth, counting and model together. */
    public Optional<FractionError> modelError(int phase, Element element) {
        return modelErrors.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(modelErrors.get(phase).get(element.symbol()));
    }

    /** Number of phases, K. */
    public int phases() {
        return factors.phases();
    }

    /** How sure the share of an element in a phase is, where that was looked for. */
    public Optional<AtomicRange> range(int phase, Element element) {
        return ambiguity.map(found -> found.phases().get(phase).get(element.symbol()));
    }

    /** Standard error of the share of an element in a phase, at.%, where it is known. */
    public OptionalDouble standardErrorAtPct(int phase, Element element) {
        if (ambiguity.isPresent()) {
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
        return outcome.errors()
                .map(kind)
                .filter(found -> !found.isEmpty())
                .map(found -> found.get(phase).get(element.symbol()));
    }

    /** Names of the phases in files and pictures: {@code phase_1}, {@code phase_2}, … */
    public List<String> phaseNames() {
        return IntStream.rangeClosed(1, phases()).mapToObj(k -> "phase_" + k).toList();
    }
}
