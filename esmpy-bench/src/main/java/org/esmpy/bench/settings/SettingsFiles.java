package org.esmpy.bench.settings;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.esmpy.solver.analysis.PipelineSettings;

/** Reads settings from JSON and YAML, and writes JSON. */
public final class SettingsFiles {
    /**
     * Shared, since mappers cache what they know of types; never configured after it is built. The keys of maps are sorted,
     * because the order of immutable maps varies from run to run.
     */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new FiniteNumbers())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .addMixIn(PipelineSettings.Mode.class, ModeNames.class)
            .build();

    private SettingsFiles() {}

    /**
     * The mapper of all JSON documents of esmpy: the keys of a record are the names of its components, those of a map are
     * sorted, and a number that is not finite is {@code null}.
     */
    public static ObjectMapper json() {
        return JSON;
    }

    /** Other spellings of the modes of the pipeline. */
    private enum ModeNames {
        @JsonAlias("low-dose")
        LOW_DOSE
    }

    /**
     * Reads the settings of a fit.
     *
     * @param file JSON or YAML with the keys of {@link FitSettings}, or a {@code result.json}
     * @throws IllegalArgumentException if a key or a value is not understood; names it
     */
    public static FitSettings readFit(Path file) throws IOException {
        JsonNode root = readTree(file);
        try {
            return SettingsTree.of(FitSettings.defaults())
                    .merge(root.has("settings") ? root.get("settings") : root)
                    .settings();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads a file as a tree.
     *
     * @param file JSON, or YAML if its name ends with {@code .yaml} or {@code .yml}
     * @throws IllegalArgumentException if it is neither; names file and line
     */
    public static JsonNode readTree(Path file) throws IOException {
        ObjectMapper mapper = isYaml(file) ? yaml() : json();
        try {
            return mapper.readTree(Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " is not text; settings are JSON, or YAML in a .yaml file", e);
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            throw new IllegalArgumentException(
                    file + ": " + words(e)
                            + (place == null || place.getLineNr() < 0 ? "" : " (line " + place.getLineNr() + ")"),
                    e);
        }
    }

    /** The message of the parser in one line, without the indented excerpts that YAML adds. */
    private static String words(JsonProcessingException e) {
        return e.getOriginalMessage().startsWith("Trailing token")
                ? "holds a second document, or text after the first; settings are one document"
                : e.getOriginalMessage()
                        .lines()
                        .filter(text -> !text.isBlank() && !text.startsWith(" "))
                        .collect(Collectors.joining(": "));
    }

    private static boolean isYaml(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static ObjectMapper yaml() {
        return YAMLMapper.builder()
                .addModule(new Jdk8Module())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }
}
