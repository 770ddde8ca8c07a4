package org.esmpy.bench.settings;

import java.util.Map;
import java.util.Optional;
import org.esmpy.solver.analysis.PhaseAnalysis;
import org.esmpy.solver.analysis.Simplex;
import org.esmpy.solver.analysis.UnusedSettings.SetBy;

/**
 * The solver, its start and its options.
 *
 * @param id       solver id, or {@code "esmpy"} to choose the pipeline or a solver by the map
 * @param start    initializer id; empty for the solver's own choice
 * @param simplex  which factor sums to one
 * @param options  options of this solver, by name
 */
public record SolverSettings(
        @SetBy("--solver") String id,
        @SetBy("--start") Optional<String> start,
        @SetBy("--simplex") Simplex simplex,
        @SetBy(value = "--option", repeats = true) Map<String, Object> options) {
    public SolverSettings {
        options = Map.copyOf(options);
    }

    /** Whether {@code esmpy} chooses the pipeline or a solver, since no single solver is named. */
    public boolean isWholeJob() {
        return id.equals(PhaseAnalysis.ID);
    }

    /** Chooses the pipeline or a solver by the map. */
    public static SolverSettings defaults() {
        return new SolverSettings(PhaseAnalysis.ID, Optional.empty(), Simplex.AUTO, Map.of());
    }

    /** The same options, start and simplex for another solver. */
    public SolverSettings withId(String value) {
        return new SolverSettings(value, start, simplex, options);
    }

    /** The same with another initializer; empty for the solver's own choice. */
    public SolverSettings withStart(Optional<String> value) {
        return new SolverSettings(id, value, simplex, options);
    }

    /** The same with another factor that sums to one. */
    public SolverSettings withSimplex(Simplex value) {
        return new SolverSettings(id, start, value, options);
    }

    /** The same with other options of the solver. */
    public SolverSettings withOptions(Map<String, ?> value) {
        return new SolverSettings(id, start, simplex, Map.copyOf(value));
    }
}
