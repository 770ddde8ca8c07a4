package org.esmpy.bench.fit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.esmpy.bench.settings.SettingsFiles;
import org.esmpy.bench.settings.SolverSettings;
import org.esmpy.solver.Solver;
import org.esmpy.solver.SolverFactory;

/** Turns the options of a settings file into the options record of a solver. */
public final class SolverOptions {
    private SolverOptions() {}

    /** Names and default values, as settings files give them. */
    public static Map<String, String> of(SolverFactory<?> factory) {
        ObjectNode options = SettingsFiles.json().valueToTree(factory.defaults());
        Map<String, String> defaults = new LinkedHashMap<>();
        options.properties()
                .forEach(option ->
                        defaults.put(option.getKey(), option.getValue().toString()));
        return defaults;
    }

    /**
     * Refuses solver options where the settings ask for the whole analysis instead of a single solver.
     *
     * @throws IllegalArgumentException if there are options; names one
     */
    static void requireNone(SolverSettings solver) {
        solver.options().keySet().stream().findFirst().ifPresent(name -> {
            throw noSuchOption(solver.id(), name, List.of());
        });
    }

    private static IllegalArgumentException noSuchOption(String solver, String name, List<String> available) {
        return new IllegalArgumentException(
                "solver " + solver + " has no option '" + name + "'; available: " + available);
    }

    /**
     * @param given options by name; those left out have their default
     * @throws IllegalArgumentException if the solver has no such option, or the value does not suit; names it
     */
    static <O extends Record> Solver configure(SolverFactory<O> factory, Map<String, Object> given) {
        ObjectMapper mapper = SettingsFiles.json();
        O defaults = factory.defaults();
        ObjectNode options = mapper.valueToTree(defaults);
        given.forEach((name, value) -> {
            if (!options.has(name)) {
                throw noSuchOption(
                        factory.id(),
                        name,
                        options.properties().stream().map(Map.Entry::getKey).toList());
            }
            options.set(name, mapper.valueToTree(value));
        });
        try {
            @SuppressWarnings("unchecked")
            Class<O> type = (Class<O>) defaults.getClass();
            return factory.create(mapper.treeToValue(options, type));
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalArgumentException("options of solver " + factory.id() + ": " + e.getOriginalMessage(), e);
        }
    }
}
