package org.esmpy.bench.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.esmpy.solver.analysis.Ambiguity;
import org.esmpy.solver.analysis.AtomicRange;

/** Describes in sentences which ranges of compositions describe the counts equally well. */
public final class AmbiguityWords {
    /** Least width of a range that is mentioned, at.%. */
    private static final double LEAST_AT_PCT = 1;

    /** Least width of a range that is mentioned, standard errors of counting; narrower ones are within the noise. */
    private static final double LEAST_SIGMA = 2;

    private static final int MOST_ELEMENTS = 4;

    private AmbiguityWords() {}

    /** A sentence for every phase with a range wider than its noise and {@value #LEAST_AT_PCT} at.%. */
    public static List<String> sentences(Ambiguity ambiguity) {
        List<String> sentences = new ArrayList<>();
        for (int k = 0; k < ambiguity.phases().size(); k++) {
            List<String> open = ambiguity.phases().get(k).entrySet().stream()
                    .filter(entry -> isOpen(entry.getValue()))
                    .sorted(Comparator.comparingDouble((Map.Entry<String, AtomicRange> entry) ->
                                    -entry.getValue().widthAtPct())
                            .thenComparing(Map.Entry::getKey))
                    .limit(MOST_ELEMENTS)
                    .map(entry -> inWords(entry.getKey(), entry.getValue()))
                    .toList();
            if (!open.isEmpty()) {
                sentences.add("phase_" + (k + 1) + ": " + String.join(", ", open) + " at.% fits equally well "
                        + direction(ambiguity, k + 1) + "; name an absent element or mark a pure region to decide");
            }
        }
        return sentences;
    }

    private static boolean isOpen(AtomicRange range) {
        double error = range.standardErrorAtPct().orElse(0);
        double noise = Double.isFinite(error) ? LEAST_SIGMA * error : 0;
        return range.widthAtPct() > Math.max(LEAST_AT_PCT, noise);
    }

    private static String inWords(String element, AtomicRange range) {
        return String.format(
                Locale.ROOT, "%s %.1f\u2013%.1f", element, range.valleyLowAtPct(), range.valleyHighAtPct());
    }

    /** The direction in which the composition can change most. */
    private static String direction(Ambiguity ambiguity, int phase) {
        Map<String, AtomicRange> found = ambiguity.phases().get(phase - 1);
        double most = -1;
        String words = "";
        for (Ambiguity.Pair pair : ambiguity.valleys()) {
            double towards = pair.phase() == phase ? change(found, pair.lowAtPct()) : -1;
            double away = pair.phase() == phase ? change(found, pair.highAtPct()) : -1;
            if (Math.max(towards, away) > most) {
                most = Math.max(towards, away);
                words = "(with " + (towards > away ? "more" : "less") + " of phase_" + pair.other() + " in it)";
            }
        }
        return words;
    }

    private static double change(Map<String, AtomicRange> found, Map<String, Double> atPct) {
        double sum = 0;
        for (Map.Entry<String, Double> end : atPct.entrySet()) {
            sum += Math.abs(end.getValue() - found.get(end.getKey()).atPct());
        }
        return sum;
    }
}
