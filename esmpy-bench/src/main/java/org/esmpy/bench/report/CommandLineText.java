package org.esmpy.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.esmpy.bench.settings.FitSettings;
import org.esmpy.bench.settings.SettingsFiles;

/** The command that repeats a fit: the options whose settings are not the defaults. */
final class CommandLineText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:,=+@%-]+");

    /** Options by the setting that they make. Settings without one need the file of settings. */
    private static final List<Map.Entry<String, String>> OPTIONS = List.of(
            Map.entry("elements", "--elements"),
            Map.entry("excluded", "--excluded"),
            Map.entry("splitKeV", "--split"),
            Map.entry("phases", "--phases"),
            Map.entry("order", "--order"),
            Map.entry("solver/id", "--solver"),
            Map.entry("solver/start", "--start"),
            Map.entry("solver/simplex", "--simplex"),
            Map.entry("pipeline/mode", "--pipeline"),
            Map.entry("pipeline/fast", "--fast"),
            Map.entry("specimen/thicknessNm", "--thickness-nm"),
            Map.entry("specimen/densityGPerCm3", "--density"),
            Map.entry("specimen/massThicknessUgPerCm2", "--mass-thickness-ug-cm2"),
            Map.entry("specimen/valences", "--valence"),
            Map.entry("specimen/oxides", "--oxides"),
            Map.entry("specimen/densities", "--densities"),
            Map.entry("acquisition/beamKeV", "--beam-kev"),
            Map.entry("acquisition/takeOffDeg", "--take-off-deg"),
            Map.entry("acquisition/tiltDeg", "--tilt-deg"),
            Map.entry("acquisition/fromKeV", "--from-kev"),
            Map.entry("acquisition/toKeV", "--to-kev"),
            Map.entry("physics/emissionLines", "--lines"),
            Map.entry("physics/massAttenuation", "--attenuation"),
            Map.entry("physics/continuum", "--continuum"),
            Map.entry("physics/detectorEfficiency", "--efficiency"),
            Map.entry("physics/detectorResponse", "--response"),
            Map.entry("physics/pileUp", "--pile-up"),
            Map.entry("physics/activeUm", "--active-um"),
            Map.entry("stop/certifiedNats", "--tolerance-nats"),
            Map.entry("stop/maxIterations", "--max-iterations"),
            Map.entry("starts/count", "--starts"),
            Map.entry("penalties/smooth", "--smooth"),
            Map.entry("penalties/edgeSmooth", "--edge-smooth"),
            Map.entry("penalties/sparsity", "--sparsity"),
            Map.entry("penalties/sparsityW", "--sparsity-w"),
            Map.entry("bootstrap", "--bootstrap"),
            Map.entry("seed", "--seed"),
            Map.entry("threads", "--threads"));

    /** Stands for all options where these do not express the settings. */
    static final String SETTINGS_OF_THE_FIT = "--config result.json";

    private CommandLineText() {}

    /** One line for a shell. */
    static String of(JsonNode result) {
        JsonNode settings = result.path("settings");
        String input = quoted(result.at("/input/path").asText());
        List<String> words = new ArrayList<>(List.of("esmpy", "fit", input));
        if (!words(settings, words)) {
            words = new ArrayList<>(List.of("esmpy", "fit", input, SETTINGS_OF_THE_FIT));
        }
        words.addAll(List.of("--out", "again"));
        return String.join(" ", words);
    }

    /** Adds the options; whether they express all of the settings. */
    private static boolean words(JsonNode settings, List<String> words) {
        JsonNode defaults = SettingsFiles.json().valueToTree(FitSettings.defaults());
        ObjectNode left = settings.isObject() ? settings.deepCopy() : JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, String> option : OPTIONS) {
            String path = "/" + option.getKey();
            JsonNode value = settings.at(path);
            JsonNode usual = defaults.at(path);
            if (value.isMissingNode() || value.equals(usual)) {
                continue;
            }
            if (!add(words, option.getValue(), value)) {
                return false;
            }
            replace(left, path, usual);
        }
        return left.equals(defaults);
    }

    private static boolean add(List<String> words, String option, JsonNode value) {
        if (value.isBoolean()) {
            if (value.asBoolean()) {
                words.add(option);
            }
            return value.asBoolean();
        }
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(item -> texts.add(item.asText()));
        } else if (value.isObject()) {
            value.properties()
                    .forEach(item ->
                            texts.add(item.getKey() + "=" + item.getValue().asText()));
        } else if (!value.isNull()) {
            texts.add(value.asText());
        }
        if (texts.isEmpty()) {
            return false;
        }
        words.add(option);
        words.add(quoted(String.join(",", texts)));
        return true;
    }

    private static void replace(JsonNode tree, String path, JsonNode value) {
        int cut = path.lastIndexOf('/');
        ((ObjectNode) tree.at(path.substring(0, cut))).set(path.substring(cut + 1), value);
    }

    /** As a shell takes it for one word. */
    static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
