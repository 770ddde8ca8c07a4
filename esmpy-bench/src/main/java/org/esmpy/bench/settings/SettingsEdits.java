package org.esmpy.bench.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.esmpy.solver.analysis.PenaltySettings;
import org.esmpy.solver.analysis.PipelineSettings;
import org.esmpy.solver.analysis.StopSettings;

/**
 * Changes the settings of a fit group by group. Values that depend on each other, such as lower bounds and the number
 * of phases, are checked by {@link #settings()}, after all changes.
 */
public final class SettingsEdits {
    private List<String> elements;
    private List<String> excluded;
    private Map<String, Double> splitKeV;
    private CalibrationSettings calibration;
    private PhaseNumber phases;
    private Optional<String> order;
    private SolverSettings solver;
    private PipelineSettings pipeline;
    private PriorSettings priors;
    private SpecimenSettings specimen;
    private ReadingSettings reading;
    private MapSettings map;
    private AcquisitionSettings acquisition;
    private PhysicsSettings physics;
    private StopSettings stop;
    private StartSettings starts;
    private BoundSettings bounds;
    private PenaltySettings penalties;
    private MaskSettings masks;
    private int bootstrap;
    private long seed;
    private int threads;

    SettingsEdits(FitSettings base) {
        elements = base.elements();
        excluded = base.excluded();
        splitKeV = base.splitKeV();
        calibration = base.calibration();
        phases = base.phases();
        order = base.order();
        solver = base.solver();
        pipeline = base.pipeline();
        priors = base.priors();
        specimen = base.specimen();
        reading = base.reading();
        map = base.map();
        acquisition = base.acquisition();
        physics = base.physics();
        stop = base.stop();
        starts = base.starts();
        bounds = base.bounds();
        penalties = base.penalties();
        masks = base.masks();
        bootstrap = base.bootstrap();
        seed = base.seed();
        threads = base.threads();
    }

    /**
     * The changed settings.
     *
     * @throws IllegalArgumentException if they do not suit each other
     */
    public FitSettings settings() {
        return new FitSettings(
                elements,
                excluded,
                splitKeV,
                calibration,
                phases,
                order,
                solver,
                pipeline,
                priors,
                specimen,
                reading,
                map,
                acquisition,
                physics,
                stop,
                starts,
                bounds,
                penalties,
                masks,
                bootstrap,
                seed,
                threads);
    }

    public SettingsEdits elements(List<String> value) {
        elements = value;
        return this;
    }

    public SettingsEdits excluded(List<String> value) {
        excluded = value;
        return this;
    }

    public SettingsEdits splitKeV(Map<String, Double> value) {
        splitKeV = value;
        return this;
    }

    public SettingsEdits calibration(UnaryOperator<CalibrationSettings> change) {
        calibration = change.apply(calibration);
        return this;
    }

    public SettingsEdits phases(PhaseNumber value) {
        phases = value;
        return this;
    }

    public SettingsEdits phases(int value) {
        return phases(PhaseNumber.of(value));
    }

    public SettingsEdits order(Optional<String> value) {
        order = value;
        return this;
    }

    public SettingsEdits solver(UnaryOperator<SolverSettings> change) {
        solver = change.apply(solver);
        return this;
    }

    public SettingsEdits pipeline(UnaryOperator<PipelineSettings> change) {
        pipeline = change.apply(pipeline);
        return this;
    }

    public SettingsEdits priors(UnaryOperator<PriorSettings> change) {
        priors = change.apply(priors);
        return this;
    }

    public SettingsEdits specimen(UnaryOperator<SpecimenSettings> change) {
        specimen = change.apply(specimen);
        return this;
    }

    public SettingsEdits reading(UnaryOperator<ReadingSettings> change) {
        reading = change.apply(reading);
        return this;
    }

    public SettingsEdits map(UnaryOperator<MapSettings> change) {
        map = change.apply(map);
        return this;
    }

    public SettingsEdits acquisition(UnaryOperator<AcquisitionSettings> change) {
        acquisition = change.apply(acquisition);
        return this;
    }

    public SettingsEdits physics(UnaryOperator<PhysicsSettings> change) {
        physics = change.apply(physics);
        return this;
    }

    public SettingsEdits stop(UnaryOperator<StopSettings> change) {
        stop = change.apply(stop);
        return this;
    }

    public SettingsEdits starts(UnaryOperator<StartSettings> change) {
        starts = change.apply(starts);
        return this;
    }

    public SettingsEdits bounds(UnaryOperator<BoundSettings> change) {
        bounds = change.apply(bounds);
        return this;
    }

    public SettingsEdits penalties(UnaryOperator<PenaltySettings> change) {
        penalties = change.apply(penalties);
        return this;
    }

    public SettingsEdits masks(UnaryOperator<MaskSettings> change) {
        masks = change.apply(masks);
        return this;
    }

    public SettingsEdits bootstrap(int value) {
        bootstrap = value;
        return this;
    }

    public SettingsEdits seed(long value) {
        seed = value;
        return this;
    }

    public SettingsEdits threads(int value) {
        threads = value;
        return this;
    }
}
