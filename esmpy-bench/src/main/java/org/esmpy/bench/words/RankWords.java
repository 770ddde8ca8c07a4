package org.esmpy.bench.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.esmpy.solver.rank.RankResult;
import org.esmpy.solver.rank.RankResult.Step;

/** Describes in a sentence or two why a number of phases was chosen. */
public final class RankWords {
    private RankWords() {}

    /** The gain of the last supported phase, and of the first that is not supported. */
    public static String why(RankResult result) {
        List<String> reasons = new ArrayList<>();
        for (Step step : result.steps()) {
            boolean last = step.phases() == result.phases();
            Optional<RankResult.Gain> gain = step.gain();
            if (gain.isPresent() && (last || !step.supported())) {
                reasons.add("phase " + step.phases() + " " + effect(gain.get(), step.supported()));
            }
        }
        String count = result.phases() == 1 ? "1 phase" : result.phases() + " phases";
        String why = count + (reasons.isEmpty() ? "" : ": " + String.join(", ", reasons));
        return switch (result.ending()) {
            case NO_GAIN -> why + ".";
            case LIMIT ->
                result.steps().size() == 1
                        ? why + ": no larger number was tried."
                        : why + ". There may be more: raise the largest number of phases.";
            case CANCELLED -> why + ". It was cancelled before it ended.";
        };
    }

    private static String effect(RankResult.Gain gain, boolean supported) {
        String size = String.format(Locale.ROOT, "%.0f nats", Math.abs(gain.nats()));
        if (gain.nats() < 0) {
            return "describes the counts worse by " + size;
        }
        return String.format(
                Locale.ROOT,
                "describes the counts better by %s%s (noise alone: up to %.0f)",
                supported ? "" : "only ",
                size,
                gain.noiseNats());
    }
}
