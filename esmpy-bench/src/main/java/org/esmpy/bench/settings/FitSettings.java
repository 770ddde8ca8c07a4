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
 * @param elements    symbols of the elements of the specimen; empty for those the file lists; {@code auto} alone for
 *                    those that the summed spectrum shows
 * @param excluded    symbols of elements that are seen but do not belong to the specimen
 * @param splitKeV    energies at which the lines of an element get a column on either side, by symbol
 * @param calibration what is found from the summed spectrum before anything is fitted
 * @param phases      number of phases, K, or that it is to be found
 * @param order       {@code like:DIR} to number phases as an earlier fit does; empty for the most abundant one first
 * @param solver      the solver
 * @param pipeline    whether {@code esmpy} runs the low-dose pipeline
 * @param priors      what is known before
 * @param specimen    the film that absorbs
 * @param reading     what is read of the file
 * @param map         what is cut out of the map and merged before anything else
 * @param acquisition what overrides or completes the file
 * @param physics     ids of the physics implementations
 * @param stop        when to stop
 * @param starts      where a single solver starts
 * @param bounds      what the factors of a single solver may not fall below
 * @param penalties   penalties on the factors
 * @param masks       what carries no likelihood
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

    /** Whether the elements of the specimen are those that the summed spectrum shows. */
    public boolean findsElements() {
        return elements.size() == 1 && elements.get(0).equalsIgnoreCase(CalibrationSettings.AUTO);
    }

    /** Whether the low-dose pipeline may run, before anything is known of the map. */
    public boolean mayRunPipeline() {
        return solver.isWholeJob() && pipeline.mode() != PipelineSettings.Mode.DIRECT;
    }

    /** Whether something is said of phases by their number. */
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

    /** Starts changes to these. */
    public SettingsEdits edit() {
        return new SettingsEdits(this);
    }
}
