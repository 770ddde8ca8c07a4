package org.esmpy.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.esmpy.bench.words.Numbers;

/**
 * Says in one sentence whether a fit may be trusted, with the facts behind it.
 *
 * @param level    {@code good}, {@code care}, {@code bad} or {@code unknown}
 * @param sentence for the reader
 * @param facts    name and value of each
 */
record Verdict(String level, String sentence, List<Fact> facts) {
    /** A fact. */
    record Fact(String name, String value) {}

    static Verdict of(JsonNode result) {
        JsonNode misfit = result.path("misfit");
        int doubts = result.path("warnings").size();
        List<Fact> facts = new ArrayList<>();
        String level = "unknown";
        String sentence = "How well the model describes the counts was not measured.";
        if (misfit.path("chi2PerChannel").isNumber()) {
            double chi2 = misfit.path("chi2PerChannel").asDouble();
            boolean large = isLarge(misfit);
            facts.add(new Fact("χ² per channel", Numbers.significant(chi2, 3) + " (a right model has 1)"));
            level = large ? "bad" : doubts > 0 ? "care" : "good";
            sentence = large
                    ? "Do not trust these compositions: the model does not describe the counts."
                    : doubts > 0
                            ? "The model describes the counts. Read the " + plural(doubts, "doubt")
                                    + " below before you use the phases."
                            : "The model describes the counts, and no check raised a doubt about the phases.";
        } else if (doubts > 0) {
            sentence += " Read the " + plural(doubts, "doubt") + " below.";
        }
        facts.add(new Fact(
                "Energy axis", result.path("calibration").isObject() ? "calibrated on the data" : "as in the file"));
        facts.add(new Fact("Unlisted elements", stray(result)));
        facts.add(new Fact("Phases", phases(result)));
        return new Verdict(level, sentence, facts);
    }

    /** Whether the misfit is larger than noise explains. */
    static boolean isLarge(JsonNode misfit) {
        return misfit.path("chi2PerChannel").asDouble() > misfit.path("limit").asDouble();
    }

    private static String stray(JsonNode result) {
        if (!result.path("calibration").isObject()) {
            return "not looked for";
        }
        List<String> names = new ArrayList<>();
        result.path("stray").forEach(found -> names.add(found.path("element").asText()));
        return names.isEmpty() ? "none found" : String.join(", ", names);
    }

    private static String phases(JsonNode result) {
        String number = result.at("/settings/phases").asText("?");
        return number + (result.path("rank").isObject() ? ", chosen by a test against noise" : ", as given");
    }

    private static String plural(int number, String what) {
        return number == 1 ? what : String.format(Locale.ROOT, "%d %ss", number, what);
    }
}
