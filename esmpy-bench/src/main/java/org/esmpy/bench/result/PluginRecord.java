package org.esmpy.bench.result;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.esmpy.bench.fit.Baselines;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.settings.PhysicsSettings;
import org.esmpy.io.catalog.FormatCatalog;
import org.esmpy.physics.catalog.PhysicsCatalog;
import org.esmpy.plugin.Origin;
import org.esmpy.plugin.Registry;
import org.esmpy.solver.analysis.PhaseAnalysis;
import org.esmpy.solver.catalog.InitializerCatalog;
import org.esmpy.solver.catalog.SolverCatalog;

/** Finds the parts of a fit that plug-ins computed, to record them in its results. */
public final class PluginRecord {
    private final PhysicsCatalog physics;
    private final SolverCatalog solvers;
    private final InitializerCatalog initializers;
    private final FormatCatalog formats;

    @Inject
    public PluginRecord(
            PhysicsCatalog physics, SolverCatalog solvers, InitializerCatalog initializers, FormatCatalog formats) {
        this.physics = physics;
        this.solvers = solvers;
        this.initializers = initializers;
        this.formats = formats;
    }

    /** Plug-ins that a fit of a file used. */
    public List<PluginUse> of(FitSettings settings, Path input) throws IOException {
        List<PluginUse> uses = of(settings);
        if (!formats.readerRegistry().plugged().isEmpty()) {
            String id = formats.readerId(input, settings.reading().options());
            add("reader", id, formats.readerRegistry(), uses);
        }
        return uses;
    }

    /** Plug-ins that a fit used, without the reader of its file. */
    public List<PluginUse> of(FitSettings settings) {
        List<PluginUse> uses = new ArrayList<>();
        PhysicsSettings chosen = settings.physics();
        Map.of(
                        "emission-lines", chosen.emissionLines(),
                        "mass-attenuation", chosen.massAttenuation(),
                        "continuum", chosen.continuum(),
                        "detector-efficiency", chosen.detectorEfficiency(),
                        "detector-response", chosen.detectorResponse())
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> add(
                        entry.getKey(), entry.getValue(), physics.registries().get(entry.getKey()), uses));
        chosen.ionization()
                .ifPresent(id -> add("ionization", id, physics.registries().get("ionization"), uses));
        chosen.relaxation()
                .ifPresent(id -> add("relaxation", id, physics.registries().get("relaxation"), uses));
        String solver = settings.solver().id();
        Optional<String> start = settings.solver().start();
        if (!Baselines.contains(solver) && !solver.equals(PhaseAnalysis.ID)) {
            add("solver", solver, solvers.registry(), uses);
            start = start.or(() -> Optional.of(solvers.get(solver).initializer()));
        }
        start.ifPresent(id -> add("start", id, initializers.registry(), uses));
        return uses;
    }

    private static void add(String kind, String id, Registry<?> registry, List<PluginUse> uses) {
        Origin origin = registry.plugged().get(id);
        if (origin != null) {
            uses.add(PluginUse.of(kind, id, origin));
        }
    }
}
