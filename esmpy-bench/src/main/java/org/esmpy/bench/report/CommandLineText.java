package org.esmpy.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.settings.SettingsFiles;
import org.esmpy.solver.analysis.UnusedSettings.SetBy;

/** Writes the command that repeats a fit, with an option for each setting that is not the default. */
final class CommandLineText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:,=+@%-]+");

    /** Stands for all options where these do not express the settings. */
    static final String SETTINGS_OF_THE_FIT = "--config result.json";

    private CommandLineText() {}

    /** The command in one line. */
    static String of(JsonNode result) {
        String input = quoted(result.at("/input/path").asText());
        List<String> words = new ArrayList<>(List.of("esmpy", "fit", input));
        JsonNode defaults = SettingsFiles.json().valueToTree(FitSettings.defaults());
        if (!add(words, FitSettings.class, result.path("settings"), defaults)) {
            words = new ArrayList<>(List.of("esmpy", "fit", input, SETTINGS_OF_THE_FIT));
        }
        words.addAll(List.of("--out", "again"));
        return String.join(" ", words);
    }

    /** Adds the options of a group of settings; whether they express all of it. */
    private static boolean add(List<String> words, Class<?> group, JsonNode settings, JsonNode defaults) {
        for (RecordComponent component : group.getRecordComponents()) {
            JsonNode value = settings.path(component.getName());
            JsonNode usual = defaults.path(component.getName());
            SetBy option = component.getAnnotation(SetBy.class);
            boolean expressed = option == null && component.getType().isRecord()
                    ? add(words, component.getType(), value, usual)
                    : isSame(value, usual) || option != null && add(words, option, value, usual);
            if (!expressed) {
                return false;
            }
        }
        return true;
    }

    /** A whole number is read as an int, but settings may hold it as a long. */
    private static boolean isSame(JsonNode value, JsonNode usual) {
        return value.equals(usual) || value.isIntegralNumber() && value.asLong() == usual.asLong();
    }

    private static boolean add(List<String> words, SetBy option, JsonNode value, JsonNode usual) {
        if (value.isBoolean()) {
            words.add(option.value());
            return value.asBoolean() != usual.asBoolean();
        }
        List<String> texts = texts(value);
        if (option.repeats()) {
            texts.forEach(text -> words.addAll(List.of(option.value(), quoted(text))));
        } else if (!texts.isEmpty()) {
            words.addAll(List.of(option.value(), quoted(String.join(",", texts))));
        }
        return !texts.isEmpty();
    }

    private static List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(item -> texts.add(item.asText()));
        } else if (value.isObject()) {
            value.properties()
                    .forEach(item ->
                            texts.add(item.getKey() + "=" + item.getValue().asText()));
            Collections.sort(texts);
        } else if (!value.isNull() && !value.isMissingNode()) {
            texts.add(value.asText());
        }
        return texts;
    }

    /** The word with quotes where a shell needs them. */
    static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
