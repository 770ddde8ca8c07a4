package org.esmpy.bench.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Settings as a tree of names and values, into which the settings of files are merged. */
public final class SettingsTree {
    private final ObjectMapper mapper = SettingsFiles.json();
    private final ObjectNode tree;

    private SettingsTree(FitSettings base) {
        tree = mapper.valueToTree(base);
    }

    /** A tree of these settings. */
    public static SettingsTree of(FitSettings base) {
        return new SettingsTree(base);
    }

    /**
     * Replaces values by those of a settings file.
     *
     * @param given groups of settings and values
     * @throws IllegalArgumentException if no setting has a name in it
     */
    public SettingsTree merge(JsonNode given) {
        merge(tree, given, "");
        return this;
    }

    /**
     * The changed settings.
     *
     * @throws IllegalArgumentException if a value does not suit its setting; names it
     */
    public FitSettings settings() {
        try {
            return mapper.treeToValue(tree, FitSettings.class);
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalArgumentException(place(e) + words(e), e);
        }
    }

    /** The message in words of settings, without Jackson's advice to programmers. */
    private static String words(JsonProcessingException e) {
        if (e.getClass() == MismatchedInputException.class) {
            Class<?> expected = ((MismatchedInputException) e).getTargetType();
            if (expected != null && expected.isRecord()) {
                return "expected a group of "
                        + Arrays.stream(expected.getRecordComponents())
                                .map(RecordComponent::getName)
                                .toList();
            }
        }
        return e.getOriginalMessage().replaceFirst(" \\(but could if coercion .*", "");
    }

    /** The key whose value was refused, if that is known. */
    private static String place(JsonProcessingException e) {
        String key = e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(JsonMappingException.Reference::getFieldName)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("."))
                : "";
        return key.isEmpty() ? "" : "'" + key + "': ";
    }

    private static void merge(ObjectNode group, JsonNode given, String path) {
        if (!given.isObject()) {
            throw new IllegalArgumentException(
                    (path.isEmpty() ? "the document" : "'" + path.substring(0, path.length() - 1) + "'")
                            + " must be a group of settings");
        }
        given.properties().forEach(entry -> {
            JsonNode known = known(group, entry.getKey(), path + entry.getKey());
            if (known instanceof ObjectNode inner && !inner.isEmpty()) {
                merge(inner, entry.getValue(), path + entry.getKey() + ".");
            } else {
                group.set(entry.getKey(), entry.getValue());
            }
        });
    }

    private static JsonNode known(ObjectNode group, String name, String key) {
        JsonNode known = group.get(name);
        if (known == null) {
            List<String> names =
                    group.properties().stream().map(Map.Entry::getKey).toList();
            throw new IllegalArgumentException("no setting '" + key + "'; expected one of " + names);
        }
        return known;
    }
}
