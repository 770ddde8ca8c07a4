package org.esmpy.bench.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists the names of settings as files spell them: {@code "solver.id"} is the {@code id} in the group {@code solver}.
 */
public final class SettingsNames {
    private SettingsNames() {}

    /** All names of values. */
    public static List<String> all() {
        List<String> names = new ArrayList<>();
        collect("", tree(FitSettings.defaults()), null, names);
        return names;
    }

    /** Names of the values that are not the defaults. */
    public static List<String> changed(FitSettings settings) {
        List<String> names = new ArrayList<>();
        collect("", tree(FitSettings.defaults()), tree(settings), names);
        return names;
    }

    private static JsonNode tree(FitSettings settings) {
        return SettingsFiles.json().valueToTree(settings);
    }

    private static void collect(String place, JsonNode usual, @Nullable JsonNode other, List<String> names) {
        usual.properties().forEach(entry -> {
            String name = place + entry.getKey();
            JsonNode value = other == null ? null : other.get(entry.getKey());
            if (entry.getValue().isObject() && !entry.getValue().isEmpty()) {
                collect(name + ".", entry.getValue(), value, names);
            } else if (!entry.getValue().equals(value)) {
                names.add(name);
            }
        });
    }
}
