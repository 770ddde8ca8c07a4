package org.esmpy.bench.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.esmpy.solver.analysis.PenaltySettings;
import org.esmpy.solver.analysis.PipelineSettings;
import org.esmpy.solver.analysis.StopSettings;
import org.esmpy.solver.analysis.UnusedSettings.SetBy;

/**
 * Everything that decides a fit besides its data. A settings file (JSON or YAML) has these names as keys; what it leaves
 * out has the default of {@link #defaults()}. {@code result.json} holds them under {@code settings}.
 *
 * @param elements    symbols of the elements of the specimen; empty for those the file lists; {@code auto} alone to
 *                    find them in the summed spectrum
 * @param excluded    symbols of elements with lines in the spectrum that do not belong to the specimen
 * @param splitKeV    by symbol, energies at which the lines of an element are divided into two columns
 * @param calibration what is calibrated with the summed spectrum before the fit
 * @param phases      number of phases, K, or {@code auto} to find it
 * @param order       {@code like:DIR} to number phases as an earlier fit does; empty for the most abundant one first
 * @param solver      the solver
 * @param pipeline    whether {@code esmpy} runs the low-dose pipeline
 * @param priors      prior knowledge of the phases
 * @param specimen    the film that absorbs
 * @param reading     the part of the file that is read
 * @param map         the part of the map that is used, and its binning
 * @param acquisition values that replace or complete those of the file
 * @param physics     ids of the physics implementations
 * @param stop        when to stop
 * @param starts      start factors of a single solver
 * @param bounds      lower bounds of the factors of a single solver
 * @param penalties   penalties on the factors
 * @param masks       pixels and energies that the likelihood leaves out
 * @param bootstrap   number of maps drawn from a single solver's fit and fitted again for its errors; 0 for none
 * @param seed        seed of all randomness
 * @param threads     number of threads; 0 for all processors
 */
public record FitSettings(
        @SetBy("--elements") List<String> elements,
        @SetBy("--excluded") List<String> excluded,
        @SetBy("--split") Map<String, Double> splitKeV,
        CalibrationSettings calibration,
        @SetBy("--phases") PhaseNumber phases,
        @SetBy("--order") Optional<String> order,
        SolverSettings solver,
        PipelineSettings pipeline,
        PriorSettings priors,
        SpecimenSettings specimen,
        ReadingSettings reading,
        MapSettings map,
        AcquisitionSettings acquisition,
        PhysicsSettings physics,
        StopSettings stop,
        StartSettings starts,
        BoundSettings bounds,
        PenaltySettings penalties,
        MaskSettings masks,
        @SetBy("--bootstrap") int bootstrap,
        @SetBy("--seed") long seed,
        @SetBy("--threads") int threads) {
    public FitSettings {
        elements = List.copyOf(elements);
        excluded = List.copyOf(excluded);
        splitKeV = Map.copyOf(splitKeV);
        if (bootstrap < 0 || bootstrap == 1) {
            throw new IllegalArgumentException(
                    "a bootstrap needs at least 2 maps for a spread, or 0 for none, got " + bootstrap);
        }
        if (phases.given().isEmpty() && !bounds.areNone()) {
            throw new IllegalArgumentException(
                    "lower bounds belong to phases by their number; give how many there are, e.g. --phases 3, not auto");
        }
        if (specimen.freeThickness().orElse(false) && !specimen.hasFilm()) {
            throw new IllegalArgumentException("the thickness of phases is found from a first guess, but none is given;"
                    + " add --thickness-nm and --density, or --mass-thickness-ug-cm2");
        }
        if (threads < 0) {
            throw new IllegalArgumentException("the number of threads must be at least 0, got " + threads);
        }
    }

    /** Whether the elements of the specimen are found in the summed spectrum. */
    public boolean findsElements() {
        return elements.size() == 1 && elements.get(0).equalsIgnoreCase(CalibrationSettings.AUTO);
    }

    /** Whether the settings allow the low-dose pipeline; whether it runs depends on the map as well. */
    public boolean mayRunPipeline() {
        return solver.isWholeJob() && pipeline.mode() != PipelineSettings.Mode.DIRECT;
    }

    /** Whether a setting refers to a phase by its number. */
    public boolean namesPhases() {
        return !(priors.absent().isEmpty()
                        && priors.stoichiometry().isEmpty()
                        && priors.known().isEmpty()
                        && priors.pure().isEmpty())
                || !bounds.areNone()
                || starts.hasFiles();
    }

    public static FitSettings defaults() {
        return new FitSettings(
                List.of(),
                List.of(),
                Map.of(),
                CalibrationSettings.defaults(),
                PhaseNumber.of(3),
                Optional.empty(),
                SolverSettings.defaults(),
                PipelineSettings.defaults(),
                PriorSettings.none(),
                SpecimenSettings.unabsorbing(),
                ReadingSettings.ofFile(),
                MapSettings.whole(),
                AcquisitionSettings.ofFile(),
                PhysicsSettings.defaults(),
                StopSettings.defaults(),
                StartSettings.defaults(),
                BoundSettings.none(),
                PenaltySettings.none(),
                MaskSettings.none(),
                0,
                0,
                0);
    }

    /** The same with a number of threads unless it gives one. */
    public FitSettings withUsualThreads(int number) {
        return threads > 0 ? this : edit().threads(number).settings();
    }

    /** Starts changes to these. */
    public SettingsEdits edit() {
        return new SettingsEdits(this);
    }
}
