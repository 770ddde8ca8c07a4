package org.esmpy.bench.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.esmpy.solver.analysis.PenaltySettings;
import org.esmpy.solver.analysis.PhaseAnalysis;
import org.esmpy.solver.analysis.PipelineSettings;
import org.esmpy.solver.analysis.Simplex;
import org.esmpy.solver.analysis.StopSettings;

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
        List<String> elements,
        List<String> excluded,
        Map<String, Double> splitKeV,
        CalibrationSettings calibration,
        PhaseNumber phases,
        Optional<String> order,
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
        int bootstrap,
        long seed,
        int threads) {
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
        return SettingsEdits.of(this);
    }

    /**
     * The solver and what it starts from.
     *
     * @param id       solver id, or {@code "esmpy"} for the pipeline or the solver that suits
     * @param start    initializer id; empty for the solver's own choice
     * @param simplex  which factor sums to one
     * @param options  options of this solver, by name
     */
    public record SolverSettings(String id, Optional<String> start, Simplex simplex, Map<String, Object> options) {
        public SolverSettings {
            options = Map.copyOf(options);
        }

        /** Whether no single solver is named. */
        public boolean isWholeJob() {
            return id.equals(PhaseAnalysis.ID);
        }

        /** The pipeline or the solver that suits. */
        public static SolverSettings defaults() {
            return new SolverSettings(PhaseAnalysis.ID, Optional.empty(), Simplex.AUTO, Map.of());
        }
    }

    /**
     * Ids of the physics implementations, and files that replace or change them.
     *
     * @param emissionLines      characteristic spectra, unless they are computed from what the next two name
     * @param ionization         ionisation cross-sections; empty for those of the lines
     * @param relaxation         relaxation; empty for that of the lines
     * @param massAttenuation    attenuation coefficients
     * @param continuum          bremsstrahlung; {@code auto} for lifshin, or bernstein-3 where the counts ask for it
     * @param continuumOptions   parameters of the continuum, by name; what is left out has its default
     * @param detectorEfficiency detector efficiency
     * @param efficiencyOptions  parameters of the efficiency, by name; what is left out has its default
     * @param detectorResponse   line shape
     * @param layers             what photons cross before the active silicon of layered-sdd; empty for its own
     * @param activeUm           thickness of the active silicon of layered-sdd, µm
     * @param responseOptions    parameters of the line shape, by name; what is left out has its default
     * @param pileUp             whether two photons that are counted as one have a column
     * @param tables             tables of the person
     */
    public record PhysicsSettings(
            String emissionLines,
            Optional<String> ionization,
            Optional<String> relaxation,
            String massAttenuation,
            String continuum,
            Map<String, Double> continuumOptions,
            String detectorEfficiency,
            Map<String, Double> efficiencyOptions,
            String detectorResponse,
            List<LayerSettings> layers,
            OptionalDouble activeUm,
            Map<String, Double> responseOptions,
            boolean pileUp,
            PhysicsTableSettings tables) {
        /** Leaves the continuum to the counts. */
        public static final String AUTO_CONTINUUM = "auto";

        public PhysicsSettings {
            layers = List.copyOf(layers);
            continuumOptions = Map.copyOf(continuumOptions);
            efficiencyOptions = Map.copyOf(efficiencyOptions);
            responseOptions = Map.copyOf(responseOptions);
        }

        public PhysicsSettings withResponse(String id, Map<String, Double> options) {
            return new PhysicsSettings(
                    emissionLines,
                    ionization,
                    relaxation,
                    massAttenuation,
                    continuum,
                    continuumOptions,
                    detectorEfficiency,
                    efficiencyOptions,
                    id,
                    layers,
                    activeUm,
                    options,
                    pileUp,
                    tables);
        }

        public PhysicsSettings withContinuum(String id) {
            return new PhysicsSettings(
                    emissionLines,
                    ionization,
                    relaxation,
                    massAttenuation,
                    id,
                    continuumOptions,
                    detectorEfficiency,
                    efficiencyOptions,
                    detectorResponse,
                    layers,
                    activeUm,
                    responseOptions,
                    pileUp,
                    tables);
        }

        public static PhysicsSettings defaults() {
            return new PhysicsSettings(
                    "bote-xraylib-4",
                    Optional.empty(),
                    Optional.empty(),
                    "xraylib-4",
                    AUTO_CONTINUUM,
                    Map.of(),
                    "layered-sdd",
                    Map.of(),
                    "fano-gaussian",
                    List.of(),
                    OptionalDouble.empty(),
                    Map.of(),
                    false,
                    PhysicsTableSettings.none());
        }
    }

    /**
     * What the person measured or took from elsewhere: CSV files, each of which replaces what the id of its quantity
     * names, and ice.
     *
     * @param lines         emission lines
     * @param attenuation   attenuation coefficients
     * @param detectorCurve detector efficiency
     * @param kFactors      k-factors, which rescale the emission cross-sections
     * @param crossSectionErrors errors of the cross-sections
     * @param iceUm         ice in front of the detector, µm
     */
    public record PhysicsTableSettings(
            Optional<String> lines,
            Optional<String> attenuation,
            Optional<String> detectorCurve,
            Optional<String> kFactors,
            Optional<String> crossSectionErrors,
            OptionalDouble iceUm) {
        public static PhysicsTableSettings none() {
            return new PhysicsTableSettings(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalDouble.empty());
        }
    }
}
