package org.esmpy.bench.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.OptionalInt;

/**
 * The number of phases of a fit, or {@code auto} to find it.
 *
 * @param given the number, at least 1; empty for {@code auto}
 */
public record PhaseNumber(OptionalInt given) {
    private static final String AUTO = "auto";

    public PhaseNumber {
        if (given.isPresent() && given.getAsInt() < 1) {
            throw new IllegalArgumentException("a fit needs at least 1 phase, got " + given.getAsInt());
        }
    }

    public static PhaseNumber of(int number) {
        return new PhaseNumber(OptionalInt.of(number));
    }

    /** Parses a number or a word in a file. */
    @JsonCreator
    static PhaseNumber ofJson(Object value) {
        return parse(String.valueOf(value));
    }

    /**
     * Parses a number or {@code auto}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static PhaseNumber parse(String text) {
        if (text.equalsIgnoreCase(AUTO)) {
            return new PhaseNumber(OptionalInt.empty());
        }
        try {
            return of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "the number of phases must be a whole number or auto, got '" + text + "'", e);
        }
    }

    /** The number, or {@code "auto"}. */
    @JsonValue
    Object json() {
        return given.isPresent() ? given.getAsInt() : AUTO;
    }
}
