package org.esmpy.bench.fit;

import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.esmpy.bench.settings.Formula;
import org.esmpy.physics.Element;

/**
 * Parsed value of an option about phases: {@code 2:WORDS} for phase 2, or {@code WORDS} for every phase.
 *
 * @param phase index of the phase, from 0; empty for every phase
 * @param words the text behind the number
 */
record PriorText(OptionalInt phase, String words) {
    private static final Pattern NUMBERED = Pattern.compile("\\s*(\\d{1,6})\\s*:\\s*(.+)");

    static PriorText parse(String text) {
        Matcher matcher = NUMBERED.matcher(text);
        return matcher.matches()
                ? new PriorText(
                        OptionalInt.of(Integer.parseInt(matcher.group(1)) - 1),
                        matcher.group(2).strip())
                : new PriorText(OptionalInt.empty(), text.strip());
    }

    /**
     * The index of the phase.
     *
     * @throws IllegalArgumentException if none is named
     */
    int requirePhase(String option, String example) {
        return phase.orElseThrow(() -> new IllegalArgumentException(
                "'" + words + "' of " + option + " names no phase; it looks like " + example));
    }

    /** Numbers of atoms of a formula such as {@code Fe0.14Pt0.86} or {@code MgSiO3}. */
    Map<Element, Double> formula() {
        return Formula.parse(words).atoms();
    }
}
