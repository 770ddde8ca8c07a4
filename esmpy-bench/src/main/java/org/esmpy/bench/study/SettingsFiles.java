package org.esmpy.bench.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Reads settings from JSON and YAML, and writes JSON. */
public final class SettingsFiles {
    private SettingsFiles() {}

    /** The mapper of every JSON document that esmpy writes. */
    public static ObjectMapper json() {
        return JsonMapper.builder()
                .addModule(new Jdk8Module())
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /**
     * Settings of a fit.
     *
     * @param file JSON or YAML with the keys of {@link FitSettings}, or a {@code result.json}
     * @throws IllegalArgumentException if a key or a value is not understood; names it
     */
    public static FitSettings readFit(Path file) throws IOException {
        ObjectMapper mapper = isYaml(file) ? yaml() : json();
        try {
            JsonNode root = mapper.readTree(Files.readString(file));
            JsonNode given = root.has("settings") ? root.get("settings") : root;
            ObjectNode all = json().valueToTree(FitSettings.defaults());
            merge(all, given, file, "");
            return json().treeToValue(all, FitSettings.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    file + ": " + e.getOriginalMessage()
                            + (e.getLocation() == null || e.getLocation().getLineNr() < 0
                                    ? ""
                                    : " (line " + e.getLocation().getLineNr() + ")"),
                    e);
        }
    }

    /** Overwrites defaults with what a file gives, group by group. */
    private static void merge(ObjectNode defaults, JsonNode given, Path file, String path) {
        if (!given.isObject()) {
            throw new IllegalArgumentException(
                    file + ": " + (path.isEmpty() ? "the document" : path) + " must be a group of settings");
        }
        given.properties().forEach(entry -> {
            JsonNode known = defaults.get(entry.getKey());
            if (known == null) {
                throw new IllegalArgumentException(file + ": no setting '" + path + entry.getKey()
                        + "'; expected one of "
                        + defaults.properties().stream().map(Map.Entry::getKey).toList());
            }
            if (known instanceof ObjectNode group && !group.isEmpty()) {
                merge(group, entry.getValue(), file, path + entry.getKey() + ".");
            } else {
                defaults.set(entry.getKey(), entry.getValue());
            }
        });
    }

    private static boolean isYaml(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static ObjectMapper yaml() {
        return YAMLMapper.builder().addModule(new Jdk8Module()).build();
    }
}
