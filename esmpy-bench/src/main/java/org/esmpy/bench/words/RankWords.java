package org.esmpy.bench.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.esmpy.solver.heldout.HeldOut;
import org.esmpy.solver.rank.RankResult;
import org.esmpy.solver.rank.RankResult.Step;

/** Describes in a sentence or two why a number of phases was chosen. */
public final class RankWords {
    private RankWords() {}

    /** One or two sentences. */
    public static String why(RankResult result) {
        List<String> reasons = new ArrayList<>();
        for (Step step : result.steps()) {
            boolean last = step.phases() == result.phases();
            Optional<HeldOut.Gain> gain = step.gain();
            if (gain.isPresent() && (last || !step.supported())) {
                String what = reasons.isEmpty() ? "the half of the counts that was held out" : "it";
                reasons.add(
                        "phase " + step.phases() + " predicts " + what + " " + effect(gain.get(), step.supported()));
            }
        }
        String count = result.phases() == 1 ? "1 phase" : result.phases() + " phases";
        String why = count + (reasons.isEmpty() ? "" : ": " + String.join(", ", reasons));
        return switch (result.ending()) {
            case NO_GAIN -> why + ".";
            case LIMIT ->
                result.steps().size() == 1
                        ? why + ": no more were asked for."
                        : why + ". There may be more: raise the largest number of phases.";
            case CANCELLED -> why + ". It was cancelled before it ended.";
        };
    }

    private static String effect(HeldOut.Gain gain, boolean supported) {
        String size = String.format(Locale.ROOT, "%.1f \u00b1 %.1f nats", Math.abs(gain.nats()), gain.standardError());
        if (supported) {
            return "better by " + size;
        }
        return gain.nats() < 0 ? "worse by " + size : "better by " + size + " only, less than one standard error";
    }
}
